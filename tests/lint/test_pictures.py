"""Pictures must say what they show."""

import pytest

from tests.lint.reading import problems_of


@pytest.mark.parametrize(
    ("alt", "code"),
    [("", "PI002"), ("ring.png", "PI005"), ("IMG_1234", "PI005"), ("Screenshot 12", "PI005"), ("my ring.JPG", "PI005")],
)
def test_a_picture_without_words_is_a_hint(alt: str, code: str) -> None:
    (problem,) = problems_of(f"The ring.\n\n![{alt}](ring.png)\n")
    assert (problem.code, problem.severity, problem.blocks) == (code, "hint", "never")
    assert (problem.place.line, problem.place.column) == (8, 1)
    assert problem.line_text == f"![{alt}](ring.png)"


@pytest.mark.parametrize("alt", ["The ring, closed", "Screenshot of the alert", "Image of a ring"])
def test_a_picture_with_words_is_fine(alt: str) -> None:
    assert problems_of(f"![{alt}](ring.png)\n") == ()
