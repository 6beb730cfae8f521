"""Draws the few signs that Be Vietnam Pro lacks and screens use: arrows, marks of menus and of what opens, tick, thin space.

Without it they come from whatever else the machine has, or not at all on a bare one.
Only run by hand when a sign is added: python3 client/fonts/make-signs.py (needs fonttools, brotli).
"""
from math import hypot
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

# Measures of Be Vietnam Pro at weight 500, per 1000.
ascent, descent, line = 1000, -265, 86
middle = 350


def stroke(pen, *points):
    """A line through the points, as one rectangle a piece."""
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        length = hypot(x2 - x1, y2 - y1)
        along = ((x2 - x1) / length * line / 2, (y2 - y1) / length * line / 2)
        across = (-along[1], along[0])
        # Longer by half the line's width at both ends, so that corners close.
        start, end = (x1 - along[0] * 0.7, y1 - along[1] * 0.7), (x2 + along[0] * 0.7, y2 + along[1] * 0.7)
        polygon(
            pen,
            (start[0] + across[0], start[1] + across[1]),
            (end[0] + across[0], end[1] + across[1]),
            (end[0] - across[0], end[1] - across[1]),
            (start[0] - across[0], start[1] - across[1]),
        )


def polygon(pen, *points):
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def arrow(turn):
    """An arrow of 560 between its ends; `turn` maps a point of the one to the right, around its centre."""
    def draw(pen):
        at = lambda x, y: tuple(a + b for a, b in zip((320, middle), turn(x, y)))
        stroke(pen, at(-250, 0), at(230, 0))
        stroke(pen, at(20, 210), at(240, 0), at(20, -210))
    return draw


def nothing(pen):
    pass


signs = {
    0x202F: ("thinspace", 200, nothing),
    0x2190: ("left", 640, arrow(lambda x, y: (-x, y))),
    0x2191: ("up", 640, arrow(lambda x, y: (-y, x))),
    0x2192: ("right", 640, arrow(lambda x, y: (x, y))),
    0x2193: ("down", 640, arrow(lambda x, y: (y, -x))),
    0x25B8: ("closed", 520, lambda pen: polygon(pen, (130, 600), (430, 350), (130, 100))),
    0x25BE: ("opened", 620, lambda pen: polygon(pen, (60, 500), (560, 500), (310, 200))),
    0x2713: ("tick", 700, lambda pen: stroke(pen, (90, 330), (270, 130), (610, 590))),
}

glyphs = {".notdef": TTGlyphPen(None).glyph()}
widths = {".notdef": (500, 0)}
for name, width, draw in signs.values():
    pen = TTGlyphPen(None)
    draw(pen)
    glyphs[name] = pen.glyph()
    widths[name] = (width, 0)

build = FontBuilder(1000, isTTF=True)
build.setupGlyphOrder(list(glyphs))
build.setupCharacterMap({code: name for code, (name, _, _) in signs.items()})
build.setupGlyf(glyphs)
for name in glyphs:
    glyph = build.font["glyf"][name]
    widths[name] = (widths[name][0], getattr(glyph, "xMin", 0))
build.setupHorizontalMetrics(widths)
build.setupHorizontalHeader(ascent=ascent, descent=descent)
build.setupNameTable({"familyName": "Lang Nghe Signs", "styleName": "Regular"})
build.setupOS2(sTypoAscender=ascent, sTypoDescender=descent, usWinAscent=ascent, usWinDescent=-descent)
build.setupPost()
build.font.flavor = "woff2"
build.font.save(Path(__file__).parent / "signs.woff2")
