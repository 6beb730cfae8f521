"""Derives the figures 0-9 of equal width from Be Vietnam Pro, which has none (no `tnum` feature), for tables and clocks.

Only run by hand when @fontsource/be-vietnam-pro changes: python3 client/fonts/make-figures.py (needs fonttools, brotli).
Each figure keeps its outline and is centred in one common width; the licence (SIL OFL 1.1) allows it. The 1 gets a
foot, as thick as that of the 2: without one, 11 would fall apart.
"""
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

air = 76
foot_beyond_stem = 130
here = Path(__file__).parent
source = here.parent.parent / "node_modules/@fontsource/be-vietnam-pro/files"


def with_foot(one, two):
    """The 1 with a foot; its stem ends at the baseline in two points, right one first."""
    points = list(one.coordinates)
    thick = min(y for _, y in two.coordinates if y > 0)
    (right, _), (left, _) = (point for point in points if point[1] == 0)
    at = points.index((right, 0))
    outer_right, outer_left = right + foot_beyond_stem, left - foot_beyond_stem
    foot = [(right, thick), (outer_right, thick), (outer_right, 0), (outer_left, 0), (outer_left, thick), (left, thick)]
    curved = [not flag & 1 for flag in one.flags]
    outline = [(point, False) for point in foot]
    outline = [*zip(points[:at], curved[:at]), *outline, *zip(points[at + 2 :], curved[at + 2 :])]
    pen = TTGlyphPen(None)
    pen.moveTo(outline[0][0])
    waiting = []
    for point, is_curved in [*outline[1:], outline[0]]:
        if is_curved:
            waiting.append(point)
        elif waiting:
            pen.qCurveTo(*waiting, point)
            waiting = []
        else:
            pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


for weight in (400, 500, 600, 700):
    font = TTFont(source / f"be-vietnam-pro-latin-{weight}-normal.woff2")
    options = Options(layout_features=[], name_IDs=[0, 13, 14], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="0123456789")
    subsetter.subset(font)
    metrics, glyphs, names = font["hmtx"], font["glyf"], [font.getBestCmap()[ord(c)] for c in "0123456789"]
    one, two = names[1], names[2]
    glyphs[one] = with_foot(glyphs[one], glyphs[two])
    glyphs[one].recalcBounds(glyphs)
    # A little air around the widest outline: what the original leaves beside its narrower figures.
    width = max(glyphs[name].xMax - glyphs[name].xMin for name in names) + air
    for name in names:
        glyph = glyphs[name]
        glyph.coordinates.translate(((width - (glyph.xMax - glyph.xMin)) // 2 - glyph.xMin, 0))
        glyph.recalcBounds(glyphs)
        metrics[name] = (width, glyph.xMin)
    font.flavor = "woff2"
    font.save(here / f"figures-{weight}.woff2")
    print(weight, width)
