import pytest

from blog.imports.pictures.names import file_name, names_of, original_url


@pytest.mark.parametrize(
    ("url", "original"),
    [
        ("https://1.bp.blogspot.com/-a/B/C/s1600/x.jpg", "https://1.bp.blogspot.com/-a/B/C/s0/x.jpg"),
        ("https://1.bp.blogspot.com/-a/B/w640-h480-p/x.jpg", "https://1.bp.blogspot.com/-a/B/s0/x.jpg"),
        ("https://blogger.googleusercontent.com/img/a/AVv=s320", "https://blogger.googleusercontent.com/img/a/AVv=s0"),
        ("https://lh4.ggpht.com/abc=w400-h300-no", "https://lh4.ggpht.com/abc=s0"),
        ("https://other.example/s320/x.jpg", "https://other.example/s320/x.jpg"),
    ],
)  # fmt: skip
def test_the_size_in_a_url_is_raised(url, original):
    assert original_url(url) == original


@pytest.mark.parametrize(
    "kept",
    ["pier one.jpg", "pier+one.jpg", "pier%20one.jpg", "Pier_20One.jpg", "pier%2520one.jpg",
     "pier one(1).jpg", "pier one (2).JPG"],
)  # fmt: skip
def test_the_names_in_albums_are_those_in_urls(kept):
    assert set(names_of(file_name("https://x.example/s320/pier%2Bone.jpg"))) & set(names_of(kept))


def test_a_plus_is_kept_by_takeout_as_its_code():
    assert set(names_of("a_2Bb.jpg")) & set(names_of("a+b.jpg"))


def test_the_most_exact_name_comes_first():
    assert names_of("pier (1).jpg") == ["pier (1).jpg", "pier.jpg"]
