"""Captions and transcripts."""

import pytest

from blog.text.formats.captions import (
    MAX_LENGTH,
    CaptionsRefused,
    Cue,
    Passage,
    read_captions,
    read_transcript,
    transcript_of,
    webvtt,
)
from tests.sample_files import SRT, VTT


def test_webvtt_and_srt_give_the_same_cues():
    assert read_captions(VTT) == [Cue(0, 2, "Good evening."), Cue(83, 85, "Rosa: We walked.")]
    assert read_captions(SRT) == [Cue(0, 2, "Good evening."), Cue(83, 85.5, "We walked.")]


def test_srt_becomes_webvtt():
    assert webvtt(read_captions(SRT)) == (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nGood evening.\n\n"
        "00:01:23.000 --> 00:01:25.500\nWe walked.\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>Hi",
        "<img src=x onerror=alert(1)>Hi",
        "<c.red><b>Hi</b></c>",
        "<00:00:01.000>Hi",
        "{\\an8}Hi",
    ],
)
def test_markup_in_captions_is_text_or_gone(text):
    clean = webvtt(read_captions(f"WEBVTT\n\n00:00.000 --> 00:02.000 line:0 position:9%\n{text}\n"))
    assert "<" not in clean and "position" not in clean and "Hi" in clean


def test_escaped_markup_stays_escaped():
    clean = webvtt(read_captions("WEBVTT\n\n00:00.000 --> 00:02.000\n&lt;b&gt; 1 &amp; 2\n"))
    assert "&lt;b&gt; 1 &amp; 2" in clean


def test_styles_regions_and_notes_are_left_out():
    hidden = (
        "STYLE\n::cue { background: url(https://x.example) }\n\nREGION\nid:a\n\nNOTE secret\n\n"
    )
    assert webvtt(read_captions(VTT.replace("WEBVTT\n\n", f"WEBVTT\n\n{hidden}"))) == webvtt(
        read_captions(VTT)
    )


@pytest.mark.parametrize(
    "text",
    ["", "Hello", "WEBVTT\n", "1\n00:02.000 --> 00:01.000\nBackwards", "x" * (MAX_LENGTH + 1)],
)
def test_what_is_no_captions_or_too_long_is_refused(text):
    with pytest.raises(CaptionsRefused):
        read_captions(text)


def test_an_arrow_in_the_text_is_no_new_time():
    read = read_captions("WEBVTT\n\n00:00.000 --> 00:02.000\nLeft --> right\n")
    assert read_captions(webvtt(read)) == [Cue(0, 2, "Left → right")]


def test_a_transcript_joins_short_cues_to_sentences():
    cues = [Cue(n, n + 1, "some words that go on") for n in range(3)]
    cues += [Cue(4.7, 5, "and end here."), Cue(6, 7, "Then\nmore.")]
    assert transcript_of(cues) == [
        Passage(
            0, "some words that go on some words that go on some words that go on and end here."
        ),
        Passage(6, "Then more."),
    ]


def test_a_pause_begins_another_line():
    assert transcript_of(read_captions(VTT)) == [
        Passage(0, "Good evening."),
        Passage(83, "Rosa: We walked."),
    ]


def test_a_typed_transcript_has_times_where_they_are_typed():
    assert read_transcript("0:05 Good evening.\n\n[1:02:03] We walked.\nIn 1938: on.") == [
        Passage(5, "Good evening."),
        Passage(3723, "We walked."),
        Passage(None, "In 1938: on."),
    ]
