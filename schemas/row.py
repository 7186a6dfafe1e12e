"""What every tab's model has in common: its columns, its rules, and how one cell becomes a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, ClassVar, TypeAlias, TypeVar, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from schemas.cells import TEXT, Cents, Column, Form, Origin, Shortcut, Text, column
from schemas.fault import (
    FORMULA_ERROR,
    FORMULA_ERRORS,
    Fault,
    personal_data_fault,
    refuse,
)
from schemas.numbers import format_euro
from schemas.text import is_empty, personal_data, printable

Found = TypeVar("Found")
TableColumns: TypeAlias = dict[str, list[Any]]
"""Field name to the values of every row, all of one length."""


@dataclass(frozen=True)
class Rule:
    """A rule over several fields of one row.

    `check` gets the fields' values, then today, and gives a fault or None; it runs where none of the
    fields was refused. The fault is told at the first field's cell.
    """

    fields: tuple[str, ...]
    check: Callable[..., Fault | None]


class Row(BaseModel):
    """A row of a tab; the subclasses say which."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    tab: ClassVar[str]
    """The tab's title in a workbook."""
    about: ClassVar[str]
    """What one row of it stands for, in a Dutch sentence for who fills it in."""
    table: ClassVar[str]
    """The table's name in the dataset."""
    rules: ClassVar[tuple[Rule, ...]] = ()
    identity: ClassVar[tuple[str, ...]] = ()
    """The fields that are the same in two rows only by mistake; empty means all fields."""
    repeat: ClassVar[Fault | None] = None
    """What a second row with the same identity is; None where rows may repeat."""

    origin: Annotated[
        Origin | None,
        column(
            "Herkomst",
            "Bron van de gegevens",
            description="Waar de gegevens vandaan komen; leeg voor wat u zelf bijhoudt.",
            example="gepubliceerd",
        ),
    ] = None
    remark: Annotated[
        Text | None,
        column(
            "Opmerking",
            "Opmerkingen",
            "Nota",
            description="Wat iemand die de cijfers leest moet weten; nooit namen of adressen van personen.",
            example="Nog te bevestigen",
        ),
    ] = None

    @classmethod
    def derive(cls, columns: TableColumns) -> TableColumns:
        """The table's columns from the fields; a model whose table differs says how."""
        return columns

    @field_validator("*", mode="before")
    @classmethod
    def _one_cell(cls, value: object, info: ValidationInfo) -> object:
        if info.field_name is None:
            return value
        return cleaned(value, fields_of(cls)[info.field_name])

    @model_validator(mode="after")
    def _whole_row(self, info: ValidationInfo) -> Row:
        today = (info.context or {}).get("today", date.today())
        for rule in self.rules:
            fault = rule.check(*(getattr(self, name) for name in rule.fields), today)
            if fault is not None and fault.severity == "error":
                raise refuse(fault)
        return self


@dataclass(frozen=True)
class FieldSpec:
    """A field of a model as the checker needs it."""

    name: str
    column: Column
    required: bool
    default: Any
    textual: bool
    """Whether a number in the cell stands for the text it shows (a key keeps its zeros)."""
    additive: bool
    """Whether it adds up, so that a merged cell counts once and is not filled down."""
    money: bool
    """Whether it is an amount in cents."""
    shortcut: Shortcut
    """What reads the usual spelling without the adapter, to the same value."""
    form: Form
    """How the cell is typed, and the words to choose from."""
    adapter: TypeAdapter[Any]

    def written(self, number: float) -> str:
        """A number of this field as a partner would type it."""
        if self.money:
            return format_euro(int(number))
        return str(int(number)) if number == int(number) else f"{number:g}".replace(".", ",")

    @property
    def header(self) -> str:
        """The header in the sheet."""
        return self.column.header

    @property
    def description(self) -> str:
        """What the column holds, in a Dutch sentence for who fills it in."""
        return self.column.description

    @property
    def example(self) -> str:
        """A value as typed, which the field accepts."""
        return self.column.example


@cache
def fields_of(model: type[Row]) -> Mapping[str, FieldSpec]:
    """The fields of a model by name, those that every tab has at the end."""
    names = [name for name in model.model_fields if name not in Row.model_fields]
    return {name: _spec(model, name) for name in [*names, *Row.model_fields]}


EXAMPLE_MARK = "Voorbeeldrij: "
"""What the first column of the template's example row begins with, so that nobody takes it for data."""


def example_row(model: type[Row]) -> dict[str, str]:
    """The template's example row, by field and as typed; Herkomst is left empty, as a partner leaves it."""
    examples = {name: field.example for name, field in fields_of(model).items()}
    first = first_field(model)
    return examples | {first: EXAMPLE_MARK + examples[first], "origin": ""}


def first_field(model: type[Row]) -> str:
    """The field of a tab's first column in the template."""
    return next(iter(fields_of(model)))


def _spec(model: type[Row], name: str) -> FieldSpec:
    info = model.model_fields[name]
    found = next(item for item in info.metadata if isinstance(item, Column))
    adapter: TypeAdapter[Any] = TypeAdapter(Annotated[info.annotation, *info.metadata])  # type: ignore[arg-type]
    base = _base_type(info.annotation)
    return FieldSpec(
        name=name,
        column=found,
        required=info.is_required(),
        default=None if info.is_required() else info.get_default(),
        textual=base in (str, tuple),
        additive=base in (int, float, Cents),
        money=base is Cents,
        shortcut=_found(Shortcut, info.annotation, info.metadata) or Shortcut(),
        form=_found(Form, info.annotation, info.metadata) or TEXT,
        adapter=adapter,
    )


def _found(kind: type[Found], annotation: Any, metadata: Sequence[Any]) -> Found | None:
    """The first of a kind among the metadata, also of the type inside `| None`."""
    inner = [item for part in get_args(annotation) for item in getattr(part, "__metadata__", ())]
    return next((item for item in [*metadata, *inner] if isinstance(item, kind)), None)


def _base_type(annotation: Any) -> Any:
    """The plain type behind `Annotated`, `| None` and `tuple[...]`."""
    if annotation in (str, int, float, bool, date, Cents):
        return annotation
    origin = getattr(annotation, "__origin__", None)
    if origin is tuple or annotation is tuple:
        return tuple
    inner = [item for item in get_args(annotation) if item is not type(None)]
    return _base_type(inner[0]) if inner else annotation


def read_cell(value: object, field: FieldSpec) -> Any:
    """The value of one cell, or the Fault that says why it has none."""
    try:
        cell = cleaned(value, field)
        if cell is field.default and not field.required:
            return cell
        return field.adapter.validate_python(cell)
    except ValidationError as error:
        return fault_of(error)
    except RefusedCell as error:
        return error.fault


class RefusedCell(ValueError):
    """A cell refused before its own parser saw it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.public_message())
        self.fault = fault


MISSING = Fault("missing_value", "deze cel is leeg.", "Vul ze in: zonder deze waarde telt de rij niet mee.")


def cleaned(value: object, field: FieldSpec) -> object:
    """The value if a parser may see it, the default where the cell is empty.

    Raises RefusedCell: empty though required, a formula error, personal data.
    """
    if isinstance(value, str):
        text = printable(value).strip()
        if text.upper() in FORMULA_ERRORS:
            raise RefusedCell(FORMULA_ERROR)
        if kind := personal_data(text):
            raise RefusedCell(personal_data_fault(kind))
        value = None if _stands_for_nothing(text, field) else text
    if value is None and field.required:
        raise RefusedCell(MISSING)
    return field.default if value is None else value


def _stands_for_nothing(text: str, field: FieldSpec) -> bool:
    """Whether a cell is as good as empty; `onbekend` is a word of its own where the column lists it."""
    if not text:
        return True
    return not field.required and is_empty(text) and text.casefold() not in field.form.words


def fault_of(error: ValidationError) -> Fault:
    """The fault behind a validation error, whichever way it was raised."""
    context = error.errors(include_url=False)[0].get("ctx", {})
    fault = context.get("fault") or getattr(context.get("error"), "fault", None)
    if not isinstance(fault, Fault):
        raise TypeError("a cell's parser raised an error without a fault") from error
    return fault
