"""The distance between two words: how many letters were mistyped."""


def distance(word: str, other: str, *, most: int) -> int:
    """Return how many letters to add, drop, change or swap with the next; more than `most` if many.

    >>> distance("khruschev", "khrushchev", most=2), distance("wra", "war", most=1)
    (1, 1)
    """
    if abs(len(word) - len(other)) > most:
        return most + 1
    before, last = list[int](), list(range(len(other) + 1))
    for row, letter in enumerate(word, start=1):
        costs = [row]
        for column, theirs in enumerate(other, start=1):
            cost = min(
                last[column] + 1, costs[column - 1] + 1, last[column - 1] + (letter != theirs)
            )
            if row > 1 and column > 1 and word[row - 2] == theirs and letter == other[column - 2]:
                cost = min(cost, before[column - 2] + 1)
            costs.append(cost)
        if min(costs) > most:
            return most + 1
        before, last = last, costs
    return last[-1]
