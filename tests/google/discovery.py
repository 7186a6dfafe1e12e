"""Google's own description of its answers as a JSON schema: the judge of the local server."""

from __future__ import annotations

from typing import Any

from tests.google.mask import discovery


def schema(name: str) -> dict[str, Any]:
    """The JSON schema of an answer; a name that Google does not have is refused."""
    described = {name: _converted(about) for name, about in discovery()["schemas"].items()}
    return {"$ref": f"#/$defs/{name}", "$defs": described}


def _converted(about: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in about:
        return {"$ref": f"#/$defs/{about['$ref']}"}
    if about.get("type") == "any":
        return {}
    made: dict[str, Any] = {name: about[name] for name in ("type", "enum") if name in about}
    if "items" in about:
        made["items"] = _converted(about["items"])
    if "properties" in about:
        made["properties"] = {name: _converted(inner) for name, inner in about["properties"].items()}
        made["additionalProperties"] = False
    return made
