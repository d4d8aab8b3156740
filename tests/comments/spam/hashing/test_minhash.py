"""MinHash signatures of texts."""

import pytest

from blog.comments.spam.hashing.minhash import minhash_of, similarity, text_hash

TEXT = "The treaty was signed in March, but the letter you quote clearly says that it was April."


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        (TEXT.upper(), True),
        (f"  {TEXT}!!! ", True),
        (TEXT.replace("April", "May"), False),
    ],
)
def test_the_same_words_have_the_same_hash(text, is_same):
    assert (text_hash(text) == text_hash(TEXT)) is is_same


def test_texts_that_differ_in_a_word_are_similar():
    changed = TEXT.replace("April", "May")
    assert 0.5 < similarity(minhash_of(TEXT), minhash_of(changed)) < 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, 1.0),
        ("Is there an English translation of the memoir in your second paragraph?", 0.0),
        ("Thank you!", 0.0),
        ("", 0.0),
    ],
)
def test_similarity(text, expected):
    assert similarity(minhash_of(TEXT), minhash_of(text)) == expected


def test_short_texts_have_no_signature():
    assert minhash_of("Thank you for this.") == ""
    assert minhash_of("This text has only seven words altogether.") == ""
    assert minhash_of("This text has one more, eight words altogether.")


def test_signatures_have_a_fixed_length():
    long = " ".join(f"word{n}" for n in range(2_000))
    assert len(minhash_of(long)) == 32 * 8
    assert similarity(minhash_of(long), minhash_of(long + " and one more")) > 0.9
