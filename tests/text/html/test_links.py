"""The links of a text."""

from blog.text.html.links import outgoing_links


def test_links_to_others_each_once_in_order():
    html = (
        "<a href='/own/'></a><a href='https://blog.example/own/'></a><a href='#note-1'></a>"
        "<a href='https://b.example/2'></a><a href='http://a.example/1#part'></a>"
        "<a href='https://b.example/2'></a><a href='mailto:a@b.example'></a>"
        "<a href='https://cc.example/' rel='license'></a><a href='http://[bad'></a>"
    )
    assert outgoing_links(html, host="blog.example") == [
        "https://b.example/2",
        "http://a.example/1#part",
    ]
