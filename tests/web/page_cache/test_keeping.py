"""The pages in the memory of a process."""

from types import SimpleNamespace

from blog.web.page_cache.keeping import Memory


def page(size: int) -> SimpleNamespace:
    return SimpleNamespace(size=size)


def test_pages_are_remembered_up_to_a_number_of_bytes():
    memory = Memory(10)
    old, new = memory.put("/old/", page(4)), memory.put("/new/", page(6))
    assert (memory.get("/old/"), memory.get("/new/")) == (old, new)
    memory.put("/one-more/", page(1))
    assert memory.get("/old/") is None
    assert memory.get("/new/") is new


def test_what_was_not_used_for_longest_goes_first():
    memory = Memory(10)
    for key in ("/a/", "/b/"):
        memory.put(key, page(5))
    memory.get("/a/")
    memory.put("/c/", page(5))
    assert [bool(memory.get(key)) for key in ("/a/", "/b/", "/c/")] == [True, False, True]


def test_a_page_that_is_put_again_counts_once():
    memory = Memory(10)
    other = memory.put("/other/", page(5))
    for _time in range(3):
        memory.put("/", page(5))
    assert memory.get("/other/") is other


def test_a_page_too_large_for_the_memory_is_remembered_alone():
    memory = Memory(10)
    memory.put("/", page(5))
    large = memory.put("/large/", page(20))
    assert (memory.get("/"), memory.get("/large/")) == (None, large)


def test_after_clearing_there_is_space_again():
    memory = Memory(10)
    memory.put("/", page(10))
    memory.clear()
    pages = [memory.put(key, page(5)) for key in ("/a/", "/b/")]
    assert [memory.get("/"), memory.get("/a/"), memory.get("/b/")] == [None, *pages]
