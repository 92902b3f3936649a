"""Where the boxes of a chain stand and how its arrows run: from the citing box up to the cited one.

Arrows bend only between rows; inside a row they run straight down their own column, so none passes
under a box. Those that close a circle go round the right-hand side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from registry.views.chain_cards import Card, Figure, Line
from registry.views.layering import PLACEHOLDER_WIDTH, Layers, is_placeholder, layers, positions
from registry.views.lettering import width_of

LABEL_SIZE = 11.0
LABEL_HEIGHT = 18.0
_LABEL_ZONE = 36.0  # straight stretch above a box, where its labels stand
_GAP_X = 30.0
_BEND = 58.0
_BEND_A_LINE = 3.0
_BEND_MOST = 150.0
_SIDE_STEP = 22.0
_TIP = 14.0  # an arrow arrives straight


@dataclass(frozen=True, slots=True)
class Place:
    """A box on the page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Its middle from left to right."""
        return self.left + self.width / 2


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow as SVG path data, from the citing box to the cited one, and the middle of its label."""

    line: Line
    path: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The drawing's size, boxes and arrows."""

    width: float
    height: float
    places: dict[str, Place]
    arrows: tuple[Arrow, ...]


def label_width(text: str) -> float:
    """The width of an arrow's label with its margins."""
    return width_of(text, LABEL_SIZE) + 14


def plan(figure: Figure) -> Plan:
    """Places and routes of a figure, its top left corner at 0, 0."""
    ordered = layers(list(figure.boxes), [(line.upper, line.lower) for line in figure.lines])
    widths = _widths(figure)
    middles = positions(ordered, widths, _GAP_X)
    rows = _Rows.of(figure, ordered)
    places = {
        node: Place(
            middles[node] - widths[node] / 2,
            rows.tops[rank],
            widths[node],
            rows.height_of(figure, node, rank),
        )
        for rank, row in enumerate(ordered.rows)
        for node in row
        if not is_placeholder(node)
    }
    router = _Router(figure, ordered, middles, rows, places)
    arrows = router.arrows()
    ways = [x + PLACEHOLDER_WIDTH / 2 for node, x in middles.items() if is_placeholder(node)]
    width = max([place.left + place.width for place in places.values()] + [router.right, *ways])
    return Plan(width, rows.end + (30 if ordered.back else 0), places, tuple(arrows))


def _widths(figure: Figure) -> dict[str, float]:
    """A box is at least as wide as the labels of the arrows that leave its top, side by side."""
    labels: dict[str, float] = defaultdict(lambda: 12.0)
    for line in figure.lines:
        labels[line.lower] += label_width(line.label) + 8
    return {name: max(box.width, labels[name]) for name, box in figure.boxes.items()}


@dataclass(frozen=True, slots=True)
class _Rows:
    """Tops and heights of the rows."""

    tops: list[float]
    heights: list[float]
    card_heights: list[float]

    @classmethod
    def of(cls, figure: Figure, ordered: Layers) -> _Rows:
        boxes = [[figure.boxes[node] for node in row if node in figure.boxes] for row in ordered.rows]
        heights = [max((box.height for box in row), default=0.0) for row in boxes]
        cards = [max((box.height for box in row if isinstance(box, Card)), default=0.0) for row in boxes]
        rank = {node: i for i, row in enumerate(ordered.rows) for node in row}
        crossing: dict[int, int] = defaultdict(int)
        for _, lower in ordered.pairs():
            crossing[rank[lower]] += 1
        tops, y = [], 0.0
        for i, height in enumerate(heights):
            if i:
                y += _LABEL_ZONE + min(_BEND + _BEND_A_LINE * crossing[i], _BEND_MOST)
            tops.append(y)
            y += height
        return cls(tops, heights, cards)

    def height_of(self, figure: Figure, node: str, rank: int) -> float:
        """Cards of one row are equally high; a frame keeps its own height."""
        box = figure.boxes[node]
        return self.card_heights[rank] if isinstance(box, Card) else box.height

    def bottom(self, rank: int) -> float:
        """Lower edge of a row."""
        return self.tops[rank] + self.heights[rank]

    @property
    def end(self) -> float:
        """Lower edge of the last row."""
        return self.bottom(len(self.tops) - 1) if self.tops else 0.0


class _Router:
    """Ports on the boxes and paths between them."""

    def __init__(
        self,
        figure: Figure,
        ordered: Layers,
        middles: Mapping[str, float],
        rows: _Rows,
        places: Mapping[str, Place],
    ) -> None:
        self._figure, self._ordered, self._middles, self._rows, self._places = (
            figure,
            ordered,
            middles,
            rows,
            places,
        )
        self._rank = {node: rank for rank, row in enumerate(ordered.rows) for node in row}
        self._tops = self._top_ports()
        self._bottoms = self._bottom_ports()
        self.right = 0.0

    def arrows(self) -> list[Arrow]:
        """An arrow for every line of the figure."""
        edge = max((place.left + place.width for place in self._places.values()), default=0.0)
        found, self.right = [], edge
        for line in self._figure.lines:
            if (line.upper, line.lower) in self._ordered.back:
                found.append(self._round(line))
            else:
                found.append(self._up(line))
        return found

    def _top_ports(self) -> dict[tuple[str, str], float]:
        """Where each arrow leaves the top of its citing box: its label has room there."""
        leaving: dict[str, list[Line]] = defaultdict(list)
        for line in self._figure.lines:
            if (line.upper, line.lower) in self._ordered.chains:
                leaving[line.lower].append(line)
        ports = {}
        for lower, lines in leaving.items():
            lines.sort(key=self._next_above)
            total = sum(label_width(line.label) + 8 for line in lines)
            x = self._middles[lower] - total / 2
            for line in lines:
                room = label_width(line.label) + 8
                ports[line.upper, lower] = x + room / 2
                x += room
        return ports

    def _next_above(self, line: Line) -> float:
        return self._middles[self._ordered.chains[line.upper, line.lower][-2]]

    def _bottom_ports(self) -> dict[tuple[str, str], float]:
        """Where each arrow meets the bottom of its cited box, in the order of where it comes from."""
        arriving: dict[str, list[tuple[float, str]]] = defaultdict(list)
        for (upper, lower), chain in self._ordered.chains.items():
            below = chain[1]
            x = self._middles[below] if is_placeholder(below) else self._tops[upper, lower]
            arriving[upper].append((x, lower))
        ports = {}
        for upper, ends in arriving.items():
            place = self._places[upper]
            step = min(26.0, (place.width - 40) / max(len(ends) - 1, 1))
            start = place.middle - step * (len(ends) - 1) / 2
            for i, (_, lower) in enumerate(sorted(ends)):
                ports[upper, lower] = start + i * step
        return ports

    def _up(self, line: Line) -> Arrow:
        chain = self._ordered.chains[line.upper, line.lower]
        x, top = self._tops[line.upper, line.lower], self._places[line.lower].top
        y = top - _LABEL_ZONE
        parts = [f"M{_n(x)} {_n(top)}V{_n(y)}"]
        for node in reversed(chain[:-1]):
            rank = self._rank[node]
            passing = is_placeholder(node)
            to_x = self._middles[node] if passing else self._bottoms[line.upper, line.lower]
            parts.append(_bend(x, y, to_x, self._rows.bottom(rank) + _TIP))
            x = to_x
            y = self._rows.tops[rank] - _LABEL_ZONE if passing else self._places[node].bottom
            parts.append(f"V{_n(y)}")
        label_x = self._tops[line.upper, line.lower]
        return Arrow(line, "".join(parts), label_x, top - LABEL_HEIGHT)

    def _round(self, line: Line) -> Arrow:
        """Round the right-hand side, from under the citing box to under the cited one."""
        start, end = self._places[line.lower], self._places[line.upper]
        self.right += _SIDE_STEP + label_width(line.label)
        side = self.right - label_width(line.label) / 2
        leave = self._rows.bottom(self._rank[line.lower]) + 14
        arrive = self._rows.bottom(self._rank[line.upper]) + 16
        x, to_x = start.left + start.width - 24, end.left + end.width - 24
        path = (
            f"M{_n(x)} {_n(start.bottom)}V{_n(leave - 8)}Q{_n(x)} {_n(leave)} {_n(x + 8)} {_n(leave)}"
            f"H{_n(side - 8)}Q{_n(side)} {_n(leave)} {_n(side)} {_n(leave + 8)}"
            f"V{_n(arrive - 8)}Q{_n(side)} {_n(arrive)} {_n(side - 8)} {_n(arrive)}"
            f"H{_n(to_x + 8)}Q{_n(to_x)} {_n(arrive)} {_n(to_x)} {_n(arrive - 8)}V{_n(end.bottom)}"
        )
        return Arrow(line, path, side, (leave + arrive) / 2)


def _bend(x: float, y: float, to_x: float, to_y: float) -> str:
    """A smooth curve that starts and ends upright; a straight line where nothing bends."""
    if abs(x - to_x) < 0.5:
        return f"V{_n(to_y)}"
    half = (y + to_y) / 2
    return f"C{_n(x)} {_n(half)} {_n(to_x)} {_n(half)} {_n(to_x)} {_n(to_y)}"


def _n(value: float) -> str:
    """A coordinate, one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")
