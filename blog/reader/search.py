"""Search: a form, filters, and what was found."""

from django import forms
from django.db.models import Exists, OuterRef
from django.http import HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from blog.posts.models import live_q
from blog.posts.tags.models import Tag, Tagging
from blog.reader.reads import is_by_person
from blog.search.finding import MOST, PAGE_SIZE, Found, find
from blog.search.models import Findable, FindableQuerySet, Sort
from blog.search.queries import LONGEST
from blog.statistics.counting import count_search
from blog.text.words.slugs import slugify
from blog.web.requests import BlogRequest

TAGS_OFFERED = 200


class SearchForm(forms.Form):
    """What is looked for and where. A filter that says nonsense finds nothing."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
        help_text=_("“Two words” in quotation marks stand together; a star stands for any ending."),
    )
    sort = forms.ChoiceField(
        label=_("Only"), required=False, choices=[("", _("everything")), *Sort.choices]
    )
    year = forms.IntegerField(label=_("Year"), required=False, min_value=-3000, max_value=9999)
    tag = forms.CharField(label=_("Tag"), required=False, max_length=100)
    author = forms.CharField(label=_("Author"), required=False, max_length=150)

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, auto_id="search_%s")
        self.fields["tag"].widget.attrs["list"] = "search_tags"

    @property
    def filters(self) -> list[forms.BoundField]:
        return [self[name] for name in ("sort", "year", "tag", "author")]

    @property
    def is_filtered(self) -> bool:
        return any(self.data.get(field.name) for field in self.filters)

    def narrowed(self) -> FindableQuerySet:
        findables: FindableQuerySet = Findable.objects.all()
        said = self.cleaned_data
        if said["sort"]:
            findables = findables.filter(sort=said["sort"])
        if said["year"] is not None:
            findables = findables.filter(year=said["year"])
        if said["tag"]:
            findables = findables.tagged(slugify(said["tag"]))
        if said["author"]:
            findables = findables.written_by(slugify(said["author"]))
        return findables


@require_safe
def search(request: BlogRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    is_typing = "typing" in request.GET
    found = Found()
    if form.is_valid():
        found = find(
            form.cleaned_data["q"],
            within=form.narrowed(),
            page=_page(request),
            is_typing=is_typing,
        )
    if found.has_words and not (is_typing or form.is_filtered) and is_by_person(request):
        count_search(form.cleaned_data["q"], found=found.count)
    context = {
        "site": request.blog,
        "form": form,
        "found": found,
        "tags": _tags_offered(),
        "newer": _query(request, found.number - 1) if found.number > 1 else "",
        "older": _query(request, found.number + 1) if found.has_more else "",
    }
    return TemplateResponse(request, "reader/search/search.html", context)


def _page(request: BlogRequest) -> int:
    """Which page of the hits is asked for: the first, unless it is one there can be."""
    said = request.GET.get("page", "")
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
    return max(1, min(number, 2 * MOST // PAGE_SIZE))


def _tags_offered() -> list[str]:
    live = Tagging.objects.filter(live_q("content_object__"), tag=OuterRef("pk"))
    tags = Tag.objects.filter(Exists(live)).order_by("name")
    return list(tags.values_list("name", flat=True)[:TAGS_OFFERED])


def _query(request: BlogRequest, number: int) -> str:
    """The same search on another page."""
    query = request.GET.copy()
    query.pop("typing", None)
    query["page"] = str(number)
    return f"?{query.urlencode()}"
