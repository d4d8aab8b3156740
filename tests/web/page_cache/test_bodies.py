"""Bodies in each encoding, filled without compressing them again."""

import gzip

import brotli
import pytest

from blog.web.page_cache.bodies import bodies_of, slot_of

DECODED = {"": bytes, "br": brotli.decompress, "gzip": gzip.decompress}
TEXT = "".join(f"<p>Paragraph {number} – ünï {number**2}</p>" for number in range(300))
STAMP = "1764547200:" + "a" * 43
FORM = '<form><input type="hidden" name="stamp" value="{}" id="comment-stamp">'
PAGE = (TEXT + FORM.format(STAMP) + TEXT[::-1] + TEXT).encode()


@pytest.mark.parametrize("encoding", DECODED)
def test_a_body_is_filled_with_another_time(encoding):
    bodies, other = bodies_of(PAGE), "1764549999:" + "Z" * 43
    slot = slot_of(PAGE).replace(STAMP.encode(), other.encode())
    body = bodies[encoding].filled(slot, plain=bodies[""])
    assert DECODED[encoding](body) == PAGE.replace(STAMP.encode(), other.encode())


@pytest.mark.parametrize("encoding", DECODED)
def test_a_page_without_a_form_is_compressed_whole(encoding):
    bodies = bodies_of(TEXT.encode())
    assert DECODED[encoding](bodies[encoding].filled(b"", plain=bodies[""])) == TEXT.encode()


def test_the_slot_costs_few_bytes():
    bodies = bodies_of(PAGE)
    filled = bodies["br"].filled(slot_of(PAGE), plain=bodies[""])
    assert len(filled) < len(brotli.compress(PAGE, quality=9)) + 120
