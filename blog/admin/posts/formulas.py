"""The preview of a formula in the editor."""

from django import forms
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from blog.admin.access import AdminRequest, right_required
from blog.people.roles import Right
from blog.text.formats.formulas import MAX_LENGTH, Formula, FormulaError, mathml_of
from blog.text.html.sanitizing import clean_formula


class FormulaForm(forms.Form):
    tex = forms.CharField(max_length=MAX_LENGTH, strip=False)
    is_displayed = forms.BooleanField(required=False)


@right_required(Right.WRITE)
@require_POST
def preview_formula(request: AdminRequest) -> HttpResponse:
    """Respond with the MathML of a formula, or with its error and the position of it."""
    form = FormulaForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=400)
    data = form.cleaned_data
    try:
        mathml = mathml_of(Formula(data["tex"], is_displayed=data["is_displayed"]))
    except FormulaError as error:
        return JsonResponse({"error": str(error), "position": error.position})
    return JsonResponse({"html": clean_formula(mathml)})
