import pytest

from blog.imports.readers.markdown.templates import without_templates
from blog.imports.readers.texts.changes import Changes


@pytest.mark.parametrize(
    ("text", "replaced"),
    [
        ("{% highlight ruby linenos %}\na < b\n{% endhighlight %}", "\n```ruby\na < b\n```\n"),
        ('{{< highlight go "x=1" >}}\na\n{{< /highlight >}}', "\n```go\na\n```\n"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("![a]({{ site.baseurl }}/a.jpg){: .wide}", "![a](/a.jpg)"),
        ("[a]({{ '/b/' | relative_url }})", "[a](/b/)"),
        ("[a]({% post_url 2020-01-02-b %})", "[a](2020-01-02-b)"),
        ('[a]({{< ref "b.md" >}})', "[a](b.md)"),
        (
            "{{< youtube abc >}}",
            '\n\n<p><a href="https://www.youtube.com/watch?v=abc">'
            "https://www.youtube.com/watch?v=abc</a></p>\n\n",
        ),
        (
            '{{< figure src="a.jpg" alt="A" caption="C" >}}',
            '\n\n<figure><img src="a.jpg" alt="A"><figcaption>C</figcaption></figure>\n\n',
        ),
        ("```\n{{< youtube abc >}}\n```", "```\n{{< youtube abc >}}\n```"),
    ],
)
def test_templates_become_markdown(text, replaced):
    assert without_templates(text, Changes()) == replaced


def test_what_is_unknown_is_kept_and_named():
    changes = Changes()
    assert without_templates("{% include a %} {{< odd >}}", changes) == (
        "{% include a %} {{&lt; odd &gt;}}"
    )
    assert list(changes.sentences()) == [
        "The shortcode {{< odd >}} is unknown and was kept as text.",
        "The tag {% include %} is unknown and was kept as text.",
    ]
