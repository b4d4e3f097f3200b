"""Pictures must say what they show."""

from time import process_time

import pytest

from tests.lint.reading import problems_of


@pytest.mark.parametrize(
    ("alt", "code"),
    [("", "PI002"), ("ring.png", "PI005"), ("IMG_1234", "PI005"), ("Screenshot 12", "PI005"), ("my ring.JPG", "PI005"),
     ("Screenshot 2024-03-15 at 10.42.11 PM", "PI005"), ("Pasted image 20240315", "PI005"), ("image (3)", "PI005"),
     ("image", "PI006"), ("Screenshot", "PI006"), ("alt text", "PI006"), ("Graph:", "PI006"), ("the image", "PI006")],
)  # fmt: skip
def test_a_picture_without_words_is_a_hint(alt: str, code: str) -> None:
    (problem,) = problems_of(f"The ring.\n\n![{alt}](ring.png)\n")
    assert (problem.code, problem.severity, problem.blocks) == (code, "hint", "never")
    assert (problem.place.line, problem.place.column) == (8, 1)
    assert problem.line_text == f"![{alt}](ring.png)"


@pytest.mark.parametrize(
    "alt", ["The ring, closed", "Screenshot of the alert", "Image of a ring", "Figure 3: the ring", "Ring"]
)
def test_a_picture_with_words_is_fine(alt: str) -> None:
    assert problems_of(f"![{alt}](ring.png)\n") == ()


def test_a_file_is_known_by_its_own_name_without_its_ending() -> None:
    assert [problem.code for problem in problems_of("![ring-7_closed](img/ring-7_closed.png)\n")] == ["PI005"]
    assert problems_of("![ring](img/ring.png)\n") == ()


@pytest.mark.parametrize(
    ("picture", "code"),
    [
        ('<img src="ring.png">', "PI002"),
        ('<img src="ring.png" alt="image">', "PI006"),
        ('<img src="ring.png" alt="ring.png">', "PI005"),
        ('<p>\n<img src="ring.png"/>\n</p>', "PI002"),
        ("![][ring]\n\n[ring]: ring.png", "PI002"),
        ("![screenshot][ring]\n\n[ring]: ring.png", "PI006"),
        ("[![](ring.png)](ring.md)", "PI002"),
    ],
)
def test_pictures_in_html_of_references_and_in_links_are_looked_at(picture: str, code: str) -> None:
    assert [problem.code for problem in problems_of(picture + "\n")] == [code]


@pytest.mark.parametrize(
    "picture", ['<img src="ring.png" alt="">', "<img alt='' src=\"ring.png\">", '<img src="ring.png" alt />']
)
def test_a_raw_picture_may_say_that_it_is_decoration(picture: str) -> None:
    assert problems_of(picture + "\n") == problems_of(f"<p>\n{picture}\n</p>\n") == ()


@pytest.mark.parametrize("alt", ["screenshot " * 5_000, "1." * 30_000, "(" * 30_000, "<img alt " * 6_000])
def test_long_words_take_no_time(alt: str) -> None:
    start = process_time()
    problems_of(f'<img src="ring.png" title="{alt}">\n\n![{alt[:3_000]}](ring.png)\n')
    assert process_time() - start < 1.5


@pytest.mark.parametrize(
    ("cover", "codes"),
    [
        ("ring.png", ["PI002"]),
        ("{src: ring.png, alt: image}", ["PI006"]),
        ("{src: ring.png, alt: The ring is closed}", []),
    ],
)
def test_the_cover_is_looked_at_too(cover: str, codes: list[str]) -> None:
    found = problems_of("The ring.\n", head=f"---\ntitle: The ring\ndate: 2024-03-15\ncover: {cover}\n---\n\n")
    assert [problem.code for problem in found] == codes
    assert all((problem.place.line, "cover: {src" in problem.hint) == (4, True) for problem in found)
