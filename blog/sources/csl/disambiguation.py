"""Distinguishing works whose cites would look alike, in the order of the specification."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from blog.sources.csl.people import Person
from blog.sources.csl.rendering.context import NO_DISTINCTION, Distinction, Shown
from blog.sources.csl.rendering.initials import initialized

_FULL = 2
_MOST_NAMES = 50
_MOST_CONDITIONS = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """A work's cite as it would look: its text, and the names in it."""

    text: str
    people: tuple[Shown, ...]


Render = Callable[[str, Distinction], Sample]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a style does about cites that look alike."""

    adds_names: bool
    adds_given_names: bool
    given_name_rule: str
    adds_year_suffix: bool
    has_conditions: bool

    @property
    def is_by_cite(self) -> bool:
        return self.given_name_rule == "by-cite"

    @property
    def is_needed(self) -> bool:
        return (
            self.adds_names or self.adds_given_names or self.adds_year_suffix
        ) or self.has_conditions


def rules_of(options: Mapping[str, str], *, has_conditions: bool) -> Rules:
    return Rules(
        adds_names=options.get("disambiguate-add-names") == "true",
        adds_given_names=options.get("disambiguate-add-givenname") == "true",
        given_name_rule=options.get("givenname-disambiguation-rule", "by-cite"),
        adds_year_suffix=options.get("disambiguate-add-year-suffix") == "true",
        has_conditions=has_conditions,
    )


def distinguish(keys: Sequence[str], *, rules: Rules, render: Render) -> dict[str, Distinction]:
    """Return what each work's cites need, by key; `keys` are in the order of the list."""
    if not rules.is_needed:
        return {}
    work = _Disambiguation(keys, rules, render)
    work.run()
    return work.distinctions


class _Disambiguation:
    def __init__(self, keys: Sequence[str], rules: Rules, render: Render) -> None:
        self._keys = keys
        self._rules = rules
        self._render = render
        self.distinctions: dict[str, Distinction] = dict.fromkeys(keys, NO_DISTINCTION)
        self._samples: dict[str, Sample] = {}

    def run(self) -> None:
        rules = self._rules
        if rules.adds_given_names and not rules.is_by_cite:
            self._distinguish_namesakes()
        if rules.adds_names or (rules.adds_given_names and rules.is_by_cite):
            self._for_each_group(self._expand)
        if rules.has_conditions:
            self._for_each_group(self._meet_conditions)
        if rules.adds_year_suffix:
            self._for_each_group(self._add_letters)

    def _for_each_group(self, change: Callable[[list[str]], None]) -> None:
        for group in self._alike(self._keys):
            change(group)

    def _add_letters(self, group: list[str]) -> None:
        for place, key in enumerate(group):
            self._set(key, replace(self.distinctions[key], year_suffix=place))

    # Samples

    def _sample(self, key: str) -> Sample:
        if key not in self._samples:
            self._samples[key] = self._render(key, self.distinctions[key])
        return self._samples[key]

    def _set(self, key: str, distinction: Distinction) -> None:
        if distinction != self.distinctions[key]:
            self.distinctions[key] = distinction
            self._samples.pop(key, None)

    def _alike(self, keys: Sequence[str]) -> list[list[str]]:
        """Return the groups of works that look alike."""
        return [group for group in self._parted(keys) if len(group) > 1]

    def _parted(self, keys: Sequence[str]) -> list[list[str]]:
        groups: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            groups[self._sample(key).text].append(key)
        return list(groups.values())

    # Given names of all namesakes

    def _distinguish_namesakes(self) -> None:
        occurrences = list(self._occurrences())
        namesakes: dict[tuple[str, str], set[Person]] = defaultdict(set)
        for _, _, person, shown in occurrences:
            namesakes[_base(person, shown)].add(_alike_person(person))
        for key, place, person, shown in occurrences:
            others = namesakes[_base(person, shown)] - {_alike_person(person)}
            level = self._level(person, others, shown) if others else 0
            if level:
                distinction = self.distinctions[key]
                self._set(key, replace(distinction, given={**distinction.given, place: level}))

    def _occurrences(self) -> Iterator[tuple[str, tuple[int, int], Person, Shown]]:
        only_first = self._rules.given_name_rule.startswith("primary-name")
        for key in self._keys:
            for place, shown in enumerate(self._sample(key).people):
                count = 1 if only_first else len(shown.people)
                if only_first and place:
                    break
                for index, person in enumerate(shown.people[:count]):
                    if person.literal == "":
                        yield key, (place, index), person, shown

    def _level(self, person: Person, others: set[Person], shown: Shown) -> int:
        """Return the least level of the given name at which no other person looks alike."""
        most = 1 if self._rules.given_name_rule.endswith("with-initials") else _FULL
        if not shown.given_levels:
            return 0
        initials = _initials(person)
        is_shared = any(_initials(other) == initials for other in others)
        if not is_shared:
            return 1 if shown.is_short else 0
        return 0 if most == 1 else _FULL

    # Names and given names where cites look alike

    def _expand(self, group: list[str]) -> None:
        steps = list(self._steps(group))
        self._try(group, steps)

    def _steps(self, group: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield the additions to try: (place, index, kind), name by name."""
        samples = [self._sample(key) for key in group]
        places = max(len(sample.people) for sample in samples)
        by_cite = self._rules.adds_given_names and self._rules.is_by_cite
        for place in range(places):
            lists = [sample.people[place] for sample in samples if place < len(sample.people)]
            most = min(max(len(shown.people) for shown in lists), _MOST_NAMES)
            least = min(shown.count for shown in lists)
            for index in range(most):
                if index >= least:
                    if not self._rules.adds_names:
                        break
                    yield place, index, "name"
                if by_cite:
                    yield place, index, "initials"
                    yield place, index, "given"

    def _try(self, group: list[str], steps: Sequence[tuple[int, int, str]]) -> None:
        """Add what parts the group; take back what does not."""
        kept = {key: self.distinctions[key] for key in group}
        for number, step in enumerate(steps):
            before = {key: self.distinctions[key] for key in group}
            self._add(group, step)
            if len(self._parted(group)) > 1:
                for subgroup in self._alike(group):
                    self._try(subgroup, steps[number + 1 :])
                return
            if step[2] != "name":
                self._restore(before)
        self._restore(kept)

    def _restore(self, distinctions: Mapping[str, Distinction]) -> None:
        for key, distinction in distinctions.items():
            self._set(key, distinction)

    def _add(self, group: Sequence[str], step: tuple[int, int, str]) -> None:
        for key in group:
            self._add_to(key, *step)

    def _add_to(self, key: str, place: int, index: int, kind: str) -> None:
        sample, distinction = self._sample(key), self.distinctions[key]
        if place >= len(sample.people) or index >= len(sample.people[place].people):
            return
        if kind == "name":
            shown = {**distinction.shown, place: index + 1}
            self._set(key, replace(distinction, shown=shown))
            return
        level = 1 if kind == "initials" else _FULL
        self._set(key, replace(distinction, given={**distinction.given, (place, index): level}))

    # Conditions

    def _meet_conditions(self, group: list[str]) -> None:
        """Meet one more of the style's conditions until the works differ, or none is left."""
        for number in range(1, _MOST_CONDITIONS):
            before = [self._sample(key).text for key in group]
            for key in group:
                self._set(key, replace(self.distinctions[key], conditions=number))
            if len(self._parted(group)) > 1:
                for subgroup in self._alike(group):
                    self._meet_conditions(subgroup)
                return
            if number > 1 and [self._sample(key).text for key in group] == before:
                return


def _base(person: Person, shown: Shown) -> tuple[str, str]:
    """Return the name as it looks without additions."""
    family = f"{person.non_dropping} {person.family}"
    return family, "" if shown.is_short else _initials(person)


def _alike_person(person: Person) -> Person:
    """Return the person without differences that no reader sees, such as "J. J." and "J.J."."""
    return replace(person, given=" ".join(person.given.replace(".", ". ").split()))


def _initials(person: Person) -> str:
    return initialized(person.given, mark=".", keeps_hyphen=True)
