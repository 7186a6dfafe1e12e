"""Things that turn out to be one: sets that are joined two by two."""

from __future__ import annotations

from collections import defaultdict


class Unions:
    """The numbers 0 to size - 1, each at first alone; the smallest of a set stands for it."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def root(self, i: int) -> int:
        """The number that stands for the set of `i`."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int) -> int:
        """Makes one set of those of `i` and `j`, and gives what stands for it."""
        low, high = sorted((self.root(i), self.root(j)))
        self._parent[high] = low
        return low

    def together(self, i: int, j: int) -> bool:
        """Whether `i` and `j` are in one set."""
        return self.root(i) == self.root(j)

    def sets(self) -> list[list[int]]:
        """Every set in the order of its smallest number, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for i in range(len(self._parent)):
            found[self.root(i)].append(i)
        return list(found.values())
