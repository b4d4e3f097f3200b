"""What a page learns of a picture from its head; and that nothing hostile gets further than that."""

import zlib
from base64 import b64encode

import pytest

from generator.make.pictures import header_facts
from generator.model.picture import Facts
from tests.make.samples import (
    gif_with_remarks,
    ico,
    jpeg_with_remarks,
    picture,
    png_chunk,
    png_of,
    png_with_remarks,
    saved,
    svg,
    webp_with_remarks,
)


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.png", png_with_remarks(), "png"),
        ("a.jpg", jpeg_with_remarks(), "jpeg"),
        ("a.gif", gif_with_remarks(), "gif"),
        ("a.webp", webp_with_remarks(), "webp"),
        ("a.webp", saved(picture(), "WEBP"), "webp"),
        ("a.webp", saved(picture(mode="RGBA"), "WEBP"), "webp"),
        ("a.jpg", saved(picture(), "JPEG", progressive=True), "jpeg"),
        ("a.jpg", saved(picture(mode="CMYK"), "JPEG"), "jpeg"),
        ("a.png", saved(picture(mode="P"), "PNG"), "png"),
        ("called-jpg.jpg", saved(picture(), "PNG"), "png"),
    ],
)
def test_size_and_format(name: str, data: bytes, form: str) -> None:
    assert header_facts(data, name) == Facts(60, 40, form)


@pytest.mark.parametrize("data", [jpeg_with_remarks(6), webp_with_remarks(6)])
def test_a_picture_on_its_side_has_its_size_as_shown(data: bytes) -> None:
    facts = header_facts(data, "a.jpg")
    assert (facts.width, facts.height) == (40, 60)


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="120" height="80"', (120, 80)),
        ('width="12.6px" height="8px"', (13, 8)),
        ('viewBox="0 0 640 360"', (640, 360)),
        ('width="100%" height="100%" viewBox="0,0,10,20"', (10, 20)),
        ("", (300, 150)),
    ],
)
def test_the_size_of_a_drawing(attributes: str, size: tuple[int, int]) -> None:
    facts = header_facts(svg(attributes=attributes), "a.svg")
    assert (facts.width, facts.height, facts.format) == (*size, "svg")


@pytest.mark.parametrize("data", [png_with_remarks(), jpeg_with_remarks(), gif_with_remarks(), webp_with_remarks()])
def test_a_picture_that_is_cut_off_is_trouble(data: bytes) -> None:
    for length in (12, 40, len(data) // 2):
        assert header_facts(data[:length], "a.png").trouble


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("zero.png", b"", "empty"),
        ("h.png", b"<!doctype html><title>x</title>", "no picture"),
        ("s.png", svg(), "but it is svg"),
        ("p.svg", saved(picture(), "PNG"), "but it is png"),
        ("e.gif", b"MZ\x90\x00" + bytes(64), "no picture"),
        ("b.bmp", saved(picture(), "BMP"), "it is bmp"),
        ("bomb.png", png_of(60_000, 60_000), "more than 80 million"),
        ("warn.png", png_of(12_000, 12_000), "more than 80 million"),
        ("flat.png", png_of(0, 10), "no width"),
        ("i.png", ico(saved(picture(), "PNG")), "but it is ico"),
        ("i.ico", ico(saved(picture(), "PNG"))[:-9], "cut off"),
        ("t.bin", saved(picture(), "TIFF"), "it is tiff"),
        ("h", b"\x00\x00\x00\x1cftypmif1", "it is heic"),
        ("d.xml", b"<?xml version='1.0'?>\n<!-- x -->" + svg(), "but it is svg"),
        ("inner.svg", svg('<image href="data:image/png;base64,AAAA"/>'), "a picture in it"),
        ("inner.svg", svg(f'<image href="data:image/png;base64,{b64encode(svg()).decode()}"/>'), "a picture in it"),
        ("none.png", png_of(10, 10, png_chunk(b"tEXt", b"a\x00b")), "no pixels"),
    ],
)
def test_trouble_says_why(name: str, data: bytes, words: str) -> None:
    facts = header_facts(data, name)
    assert words in facts.trouble
    assert (facts.width, facts.height, facts.format) == (0, 0, "")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.txt", b"GIF is a format, said BM\n"),
        ("BM", b"BM is how it begins, and then some words follow that are long enough\n"),
        ("page.html", b"<!DOCTYPE html>\n<html><body><svg></svg></body></html>"),
        ("feed.xml", b"<?xml version='1.0'?><!-- <svg --><feed/>"),
        ("archive.svg.gz", b"\x1f\x8b\x08"),
        ("report.pdf", b"%PDF-1.7"),
        ("font.ttf", b"\x00\x01\x00\x00\x00\x0c"),
        ("clip.mp4", b"\x00\x00\x00\x18ftypmp42"),
        ("favicon.ico", b"none yet"),
        ("empty", b""),
    ],
)
def test_what_is_no_picture_and_is_not_called_one_has_no_facts(name: str, data: bytes) -> None:
    assert header_facts(data, name) == Facts()


@pytest.mark.parametrize("name", ["photo", "photo.bin", "photo.jpg_large", "fav.ico", "a.svg/photo"])
def test_a_picture_is_one_whatever_it_is_called(name: str) -> None:
    assert header_facts(png_with_remarks(), name) == Facts(60, 40, "png")


def test_an_icon_has_the_size_of_its_largest_picture() -> None:
    assert header_facts(ico(saved(picture(16, 16), "PNG"), saved(picture(48, 48), "BMP")[14:]), "i.ico").width == 48


def test_a_wrong_checksum_is_trouble() -> None:
    data = bytearray(saved(picture(), "PNG"))
    data[20] ^= 0xFF
    assert "checksum" in header_facts(bytes(data), "a.png").trouble


def test_extreme_shapes_are_pictures() -> None:
    assert header_facts(png_of(1, 30_000), "tall.png") == Facts(1, 30_000, "png")
    assert header_facts(png_of(30_000, 1), "wide.png") == Facts(30_000, 1, "png")


def test_a_bomb_of_text_is_never_unpacked() -> None:
    bomb = png_chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(bytes(200 * 2**20)))
    data = png_of(10, 10, bomb, png_chunk(b"IDAT", zlib.compress(bytes(30))))
    assert header_facts(data, "bomb.png") == Facts(10, 10, "png")


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p>x</p></foreignObject>",
        '<path onload="alert(1)"/>',
        '<image href="https://a.example/x.png"/>',
        '<a href="javascript:alert(1)"><path/></a>',
        '<use href="file:///etc/passwd#a"/>',
        "<style>@import 'https://a.example/x.css';</style>",
        "<style>path { fill: url(https://a.example/#x) }</style>",
        "<rect fill=\"url( '//a.example/#x')\"/>",
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<image href="data:text/html,x"/>',
    ],
)
def test_a_drawing_that_runs_or_fetches_something_is_trouble(inside: str) -> None:
    assert header_facts(svg(inside), "a.svg").trouble


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        '<!DOCTYPE svg SYSTEM "file:///etc/passwd">',
        '<?xml-stylesheet href="https://a.example/x.css"?>',
    ],
)
def test_a_drawing_that_declares_something_is_trouble(head: str) -> None:
    assert header_facts(b'<?xml version="1.0"?>' + head.encode() + svg(), "a.svg").trouble


def test_a_drawing_may_refer_to_itself_and_hold_pictures() -> None:
    inner = b64encode(png_with_remarks()).decode()
    inside = (
        '<defs><linearGradient id="g"/></defs><rect fill="url(#g)" style="stroke: url( \'#g\' )"/>'
        f'<use href="#g"/><image href="data:image/png;base64,{inner}"/><style>rect {{ fill: url("#g") }}</style>'
    )
    assert header_facts(svg(inside), "a.svg").trouble == ""


def test_a_drawing_that_is_no_xml_is_trouble() -> None:
    assert "XML" in header_facts(b"<svg xmlns='http://www.w3.org/2000/svg'><path></svg>", "a.svg").trouble
    assert header_facts(b"<svg xmlns='urn:other'/>", "a.svg").trouble
