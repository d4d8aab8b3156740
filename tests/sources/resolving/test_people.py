"""Names of people on pages and in catalogs."""

import pytest

from blog.sources.resolving.people import people_in, person_named

JANE = {"family": "Doe", "given": "Jane"}
VINCENT = {"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Jane Doe", [JANE]),
        ("By Jane Doe and Vincent van Gogh", [JANE, VINCENT]),
        ("Jane Doe & Vincent van Gogh", [JANE, VINCENT]),
        ("Doe, Jane; van Gogh, Vincent", [JANE, {"family": "van Gogh", "given": "Vincent"}]),
        ("Jane Doe, Vincent van Gogh, Ann Roe", [JANE, VINCENT, {"family": "Roe", "given": "Ann"}]),
        ("Jane and John Doe", [{"family": "Doe", "given": "Jane and John"}]),
        ("Jane Doe jane@example.org", [JANE]),
        ("The Editors", [{"literal": "The Editors"}]),
        ("Ministry of Health and Welfare", [{"literal": "Ministry of Health and Welfare"}]),
        ("@jane", []),
        ("https://example.org/jane", []),
        ("unknown", []),
        ("", []),
        (None, []),
    ],
)
def test_people_of_a_byline(byline, people):
    assert people_in(byline) == people


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Doe, Jane", JANE),
        ("Jane Doe", JANE),
        ("Dr. Jane Doe, Ph.D.", JANE),
        ("Vincent van Gogh", VINCENT),
        ("King, Martin Luther, Jr.", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        ("Martin Luther King Jr.", {"family": "King", "given": "Martin Luther", "suffix": "Jr."}),
        ("King, Jr.", {"literal": "King", "suffix": "Jr."}),
        ("毛 泽东", {"family": "毛", "given": "泽东"}),
        ("Plato", {"literal": "Plato"}),
        ("UNESCO", {"literal": "UNESCO"}),
        ("One Two Three Four Five Six Seven", {"literal": "One Two Three Four Five Six Seven"}),
        ("null", {}),
    ],
)
def test_a_single_name(name, person):
    assert person_named(name) == person
