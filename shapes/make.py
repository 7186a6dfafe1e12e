"""Makes `provinces.json` from `bel.topo.json`: `python -m shapes.make`; the same bytes every time."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeAlias

Point: TypeAlias = tuple[float, float]

HERE = Path(__file__).parent
SOURCE, TARGET = HERE / "bel.topo.json", HERE / "provinces.json"
NAMES = {
    "West Flanders": "West-Vlaanderen",
    "East Flanders": "Oost-Vlaanderen",
    "Antwerp": "Antwerpen",
    "Limburg": "Limburg",
    "Flemish Brabant": "Vlaams-Brabant",
    "Brussels": "Brussel",
}
LABELS = {
    "West-Vlaanderen": (3.03, 51.0),
    "Oost-Vlaanderen": (3.81, 51.0),
    "Antwerpen": (4.75, 51.23),
    "Limburg": (5.46, 50.98),
    "Vlaams-Brabant": (5.25, 50.53),
    "Brussel": (4.24, 50.53),
}
"""Where each name stands (longitude, latitude), by hand: two have no room for theirs on a phone."""

LEADERS = (((4.37, 50.83), (4.28, 50.65)), ((4.9, 50.87), (5.2, 50.65)))
"""From Brussel and from Vlaams-Brabant to their names."""
MIDDLE = math.radians(51)
LEFT, TOP, GRID = 2.54, 51.51, 145
"""The corner of the grid, and its steps to a degree of latitude: about 300 over the width of Flanders."""

TOLERANCE = 1.6
"""How far, in steps, a line may move where points are left out: about two pixels at the size it is drawn."""


def made(source: dict[str, Any]) -> str:
    """The text of `provinces.json`: the arcs that the six need, thinned out, as steps from point to point."""
    wanted = [
        shape for shape in source["objects"]["bel"]["geometries"] if shape["properties"]["name"] in NAMES
    ]
    used = sorted({_arc(number) for shape in wanted for number in _numbers(shape["arcs"])})
    lines = [thinned([_placed(point) for point in _unpacked(source, number)], TOLERANCE) for number in used]
    lines += [[_placed(point) for point in leader] for leader in LEADERS]
    places = {number: place for place, number in enumerate(used)}
    shapes = [
        {
            "type": shape["type"],
            "id": NAMES[shape["properties"]["name"]],
            "arcs": _moved(shape["arcs"], places),
        }
        for shape in wanted
    ]
    leaders = [[number] for number in range(len(used), len(lines))]
    shapes.append({"type": "MultiLineString", "id": "lijn", "arcs": leaders})
    topology = {
        "type": "Topology",
        # Told, though nothing is moved or scaled: only then are arcs read as steps.
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [_steps(line) for line in lines],
        "objects": {"provincies": {"type": "GeometryCollection", "geometries": shapes}},
    }
    labels = {name: _whole(_placed(point)) for name, point in LABELS.items()}
    return json.dumps({"topology": topology, "labels": labels}, separators=(",", ":")) + "\n"


def thinned(line: Sequence[Point], tolerance: float) -> list[Point]:
    """The line without the points that lie within `tolerance` of it (Douglas and Peucker, 1973)."""
    if len(line) < 3:
        return list(line)
    away = [_distance(point, line[0], line[-1]) for point in line[1:-1]]
    farthest = max(range(len(away)), key=away.__getitem__) + 1
    if away[farthest - 1] <= tolerance:
        return [line[0], line[-1]]
    return thinned(line[: farthest + 1], tolerance)[:-1] + thinned(line[farthest:], tolerance)


def _distance(point: Point, one: Point, other: Point) -> float:
    across, down = other[0] - one[0], other[1] - one[1]
    length = math.hypot(across, down)
    if not length:
        return math.dist(point, one)
    return abs(across * (one[1] - point[1]) - down * (one[0] - point[0])) / length


def _placed(point: Point) -> Point:
    """Longitude and latitude as a point of the flat grid: true to shape at the middle of Flanders."""
    return (point[0] - LEFT) * math.cos(MIDDLE) * GRID, (TOP - point[1]) * GRID


def _whole(point: Point) -> list[int]:
    return [round(point[0]), round(point[1])]


def _unpacked(source: dict[str, Any], number: int) -> Iterable[Point]:
    """The longitudes and latitudes of an arc, kept in the source as steps on a grid."""
    (scale_x, scale_y), (left, bottom) = source["transform"]["scale"], source["transform"]["translate"]
    x = y = 0
    for step_x, step_y in source["arcs"][number]:
        x, y = x + step_x, y + step_y
        yield x * scale_x + left, y * scale_y + bottom


def _steps(line: Iterable[Point]) -> list[list[int]]:
    whole = [_whole(point) for point in line]
    before = [[0, 0], *whole[:-1]]
    steps = [[x - last_x, y - last_y] for (x, y), (last_x, last_y) in zip(whole, before, strict=True)]
    return steps[:1] + [step for step in steps[1:] if step != [0, 0]]


def _arc(number: int) -> int:
    """The arc that a number of a ring points at: a negative one is that arc backwards."""
    return number if number >= 0 else ~number


def _numbers(nested: Any) -> list[int]:
    return [nested] if isinstance(nested, int) else [number for part in nested for number in _numbers(part)]


def _moved(nested: Any, places: dict[int, int]) -> Any:
    if isinstance(nested, int):
        place = places[_arc(nested)]
        return place if nested >= 0 else ~place
    return [_moved(part, places) for part in nested]


def main() -> None:
    """Writes the file."""
    source = json.loads(SOURCE.read_text(encoding="utf-8"))
    TARGET.write_text(made(source), encoding="utf-8")


if __name__ == "__main__":
    main()
