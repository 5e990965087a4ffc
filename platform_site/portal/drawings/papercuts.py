"""Cut paper and cut leather: folded rosettes, window flowers, shadow puppets."""

from random import Random

from .kinds import Kind
from .palette import INK
from .pen import Sheet, circle, ellipse, group, leaf, num, path, place, polygon, rect, ring, stroke

COLOURS = {
    "red": ("#b3272a", "#fdf3ec"),
    "black": ("#26282b", "#f4efe2"),
    "indigo": ("#27406b", "#f1f2ee"),
    "green": ("#2f5f4a", "#f4f1e4"),
}


class Cutter:
    """Red paper and holes: `ink` is the paper left, `gap` what shows through."""

    def __init__(self, rng: Random, colour: str) -> None:
        self.rng = rng
        self.ink, self.gap = COLOURS[colour]

    def wreath(self, count: int, radius: float, size: float, kind: str, turn: float = 0) -> str:
        one = getattr(self, f"_{kind}")(size)
        return "".join(group(one, place(x, y, a + 90)) for x, y, a in ring(count, radius, turn=turn))

    def _petal(self, s: float) -> str:
        d = group(path(leaf(s, s * 0.42), self.ink), place(0, s / 2, -90))
        inner = group(path(leaf(s * 0.55, s * 0.2), self.gap), place(0, s * 0.26, -90))
        return d + inner + stroke(f"M0,{num(s * 0.2)}V{num(-s * 0.16)}", self.ink, s * 0.05)

    def _heart(self, s: float) -> str:
        d = f"M0,{num(s * 0.5)}C{num(-s * 0.9)},{num(-s * 0.1)} {num(-s * 0.4)},{num(-s * 0.7)} 0,{num(-s * 0.2)}C{num(s * 0.4)},{num(-s * 0.7)} {num(s * 0.9)},{num(-s * 0.1)} 0,{num(s * 0.5)}Z"
        return path(d, self.ink) + group(path(d, self.gap), "scale(.5)")

    def _bird(self, s: float) -> str:
        d = f"M{num(-s * 0.6)},{num(s * 0.25)}Q{num(-s * 0.1)},{num(-s * 0.5)} {num(s * 0.3)},{num(-s * 0.2)}L{num(s * 0.6)},{num(-s * 0.3)}L{num(s * 0.4)},0Q{num(s * 0.2)},{num(s * 0.4)} {num(-s * 0.6)},{num(s * 0.25)}Z"
        return (
            path(d, self.ink)
            + circle(s * 0.28, -s * 0.1, s * 0.05, self.gap)
            + stroke(
                f"M{num(-s * 0.3)},{num(s * 0.12)}q{num(s * 0.2)},{num(-s * 0.2)} {num(s * 0.4)},0", self.gap, s * 0.05
            )
        )

    def _comma(self, s: float) -> str:
        return stroke(
            f"M{num(-s * 0.4)},{num(s * 0.3)}C{num(-s * 0.5)},{num(-s * 0.5)} {num(s * 0.5)},{num(-s * 0.5)} {num(s * 0.3)},{num(s * 0.1)}C{num(s * 0.2)},{num(s * 0.3)} {num(-s * 0.1)},{num(s * 0.2)} 0,0",
            self.ink,
            s * 0.16,
        )

    def _tooth(self, s: float) -> str:
        return path(polygon([(-s * 0.3, s * 0.4), (0, -s * 0.5), (s * 0.3, s * 0.4)]), self.ink)

    def teeth(self, count: int, radius: float, size: float) -> str:
        """The saw-tooth edge of a cut."""
        return self.wreath(count, radius, size, "tooth")

    def band(self, radius: float, width: float) -> str:
        return circle(0, 0, radius, stroke=self.ink, stroke_width=width)

    def flower(self, s: float, petals: int = 6) -> str:
        out = "".join(
            group(
                path(leaf(s, s * 0.4), self.ink) + group(path(leaf(s * 0.5, s * 0.16), self.gap), place(s * 0.3, 0)),
                f"rotate({a:.0f})",
            )
            for _, _, a in ring(petals, 1, turn=-90)
        )
        return out + circle(0, 0, s * 0.24, self.ink) + circle(0, 0, s * 0.12, self.gap)

    def ticks(self, points: list, length: float, turn: float) -> str:
        """Crescent cuts in a body."""
        return "".join(
            group(path(leaf(length, length * 0.16, length * 0.12), self.gap), place(x, y, turn)) for x, y in points
        )


def _rosette(cut: Cutter) -> str:
    rng = cut.rng
    fold = rng.choice((6, 8, 10, 12))
    parts = [cut.band(392, 16), cut.band(rng.choice((362, 366)), 6), cut.teeth(fold * 6, 412, 24)]
    kinds = rng.sample(["petal", "heart", "bird", "comma", "petal"], 4)
    for i, (radius, size) in enumerate(((300, 112), (208, 96), (124, 78))):
        parts.append(cut.wreath(fold, radius, size * (1 if fold < 11 else 0.82), kinds[i], 180 / fold * (i % 2)))
        parts.append(
            cut.wreath(
                fold,
                radius + rng.uniform(-6, 24),
                size * 0.42,
                rng.choice(("comma", "tooth", "heart")),
                180 / fold * (1 - i % 2),
            )
        )
    parts += [cut.band(rng.uniform(246, 258), 7), cut.band(168, 6), cut.flower(92, rng.choice((6, 8, fold)))]
    return "".join(parts)


def _framed(cut: Cutter, inside: str) -> str:
    rng = cut.rng
    edge = rng.choice(("round", "square", "lozenge"))
    if edge == "round":
        frame = cut.band(400, 18) + cut.band(366, 6) + cut.teeth(54, 420, 24)
        corners = ""
    else:
        frame = rect(-400, -400, 800, 800, stroke=cut.ink, stroke_width=20, rx=4) + rect(
            -366, -366, 732, 732, stroke=cut.ink, stroke_width=6
        )
        corners = "".join(
            group(cut.flower(86, 5), place(x, y)) for x, y in ((-300, -300), (300, -300), (-300, 300), (300, 300))
        )
    return frame + corners + group(inside, "scale(.86)")


def _fish(cut: Cutter) -> str:
    def one() -> str:
        body = "M260,0C180,-150 -60,-140 -170,-10C-230,-70 -300,-80 -340,-70C-310,-20 -310,30 -340,90C-280,90 -220,70 -170,20C-60,130 180,130 260,0Z"
        scales = "".join(
            stroke(f"M{x},{y - 26}a30,26 0 0 0 0,52", cut.gap, 8)
            for x, y in [(110 - 52 * i, -42 + 42 * j) for i in range(5) for j in range(3)]
        )
        tail = cut.ticks([(-205, -20), (-205, 4), (-205, 28)], 100, 180)
        fin = path("M60,-112C40,-190 -60,-200 -110,-180C-60,-160 -40,-130 -30,-116Z", cut.ink) + path(
            "M40,92C20,160 -50,170 -90,150C-50,140 -40,110 -34,96Z", cut.ink
        )
        return (
            fin
            + path(body, cut.ink)
            + scales
            + tail
            + circle(196, -24, 24, cut.gap)
            + circle(196, -24, 12, cut.ink)
            + stroke("M150,-80Q128,0 150,76", cut.gap, 9)
        )

    low = "".join(stroke(f"M{-330 + i * 132},330q33,-60 66,0t66,0", cut.ink, 12) for i in range(5)) + "".join(
        stroke(f"M{-330 + i * 132},372q33,-60 66,0t66,0", cut.ink, 9) for i in range(5)
    )
    lotus = group(cut.flower(110, 7), place(0, -290)) + "".join(
        group(
            path(leaf(190, 46, s * 20), cut.ink) + group(path(leaf(120, 18), cut.gap), place(30, 0)),
            place(s * 60, -270, 20 if s > 0 else 160),
        )
        for s in (-1, 1)
    )
    pair = cut.rng.random() < 0.5
    fish = (
        group(one(), place(20, -60, -14, 0.78)) + group(one(), "translate(-10 160) scale(-.78 .78)")
        if pair
        else group(one(), place(20, 20, cut.rng.uniform(-24, 10), 1.08))
    )
    return lotus + fish + low


def _bird(cut: Cutter) -> str:
    rng = cut.rng
    tail = "".join(
        group(
            path(leaf(330, 34, 40), cut.ink)
            + group(path(leaf(200, 9, 24), cut.gap), place(60, 4))
            + circle(286, 34, 20, cut.gap)
            + circle(286, 34, 9, cut.ink),
            place(-70, 40, a),
        )
        for a in (118, 140, 162, 186, 208)
    )
    body = path(
        "M150,-210C230,-250 270,-190 240,-140C220,30 120,120 -60,90C-130,70 -110,-10 -60,-30C60,-60 110,-150 150,-210Z",
        cut.ink,
    )
    wing = path(
        "M120,-60C40,-150 -120,-180 -220,-130C-150,-110 -190,-90 -170,-70C-110,-70 -130,-40 -90,-30C-40,10 90,20 120,-60Z",
        cut.ink,
        stroke=cut.gap,
        stroke_width=10,
    )
    feathers = cut.ticks([(60, -70), (20, -90), (-20, -96), (-70, -106), (0, -40), (-40, -54)], 66, 190)
    head = (
        circle(196, -196, 13, cut.gap)
        + path("M256,-200l76,14l-74,26Z", cut.ink)
        + "".join(group(path(leaf(90, 13, 12), cut.ink), place(180, -232, a)) for a in (-120, -92, -64))
    )
    flowers = "".join(
        group(cut.flower(rng.uniform(70, 100), rng.choice((5, 6, 8))), place(x, y))
        for x, y in ((-270, -280), (290, 180), (60, 290), (-330, 330))
    )
    stem = stroke("M-330,330Q-60,230 60,290T290,180M-20,110L20,262M40,104L70,270", cut.ink, 13)
    leaves = "".join(
        group(path(leaf(100, 26, 10), cut.ink) + group(path(leaf(60, 7), cut.gap), place(20, 2)), place(x, y, a))
        for x, y, a in ((-180, 270, -60), (-60, 258, 70), (180, 240, 60), (230, 210, -70), (120, 280, 100))
    )
    return tail + stem + leaves + body + wing + feathers + head + flowers


BEASTS = {
    "ox": "M-300,60C-320,-80 -200,-140 -60,-130C40,-170 110,-190 150,-150C130,-200 150,-240 200,-250C180,-220 190,-190 220,-180C250,-190 290,-230 270,-260C330,-240 320,-170 280,-150C320,-110 320,-60 290,-40C250,-20 210,-40 190,-20C200,60 170,100 170,130L180,270H110L90,150C20,170 -60,170 -120,150L-130,270H-200L-210,130C-260,140 -270,240 -300,250C-290,180 -310,120 -300,60Z",
    "rabbit": "M-250,210C-300,60 -200,-60 -40,-60C20,-60 60,-70 80,-110C40,-200 30,-320 80,-340C120,-300 130,-220 130,-170C150,-260 190,-340 240,-330C260,-260 220,-180 180,-130C260,-110 290,-40 240,0C200,30 190,60 190,110C210,160 260,190 270,230H90C60,230 60,200 90,190C60,170 20,170 -20,200C-10,230 -40,240 -80,240H-190C-230,240 -250,230 -250,210ZM-262,130a46,46 0 1 1 -40,-60Z",
    "horse": "M-280,-20C-270,-110 -180,-120 -60,-100C30,-100 80,-160 110,-230L130,-290L170,-240C240,-220 280,-170 310,-120C320,-90 290,-60 250,-90C230,-100 200,-100 190,-80C190,0 170,60 150,90L230,170L200,260H150L170,190L80,110C0,120 -60,110 -110,90L-160,180L-120,270H-180L-220,180L-200,70C-240,60 -250,20 -250,-10C-300,30 -300,120 -330,150C-350,80 -330,10 -280,-20Z",
    "tiger": "M-320,-150C-300,-180 -260,-160 -260,-110C-250,-60 -220,-80 -180,-90C-80,-130 40,-120 100,-120C110,-190 140,-210 170,-180C200,-200 240,-200 260,-180C290,-210 320,-180 310,-140C350,-90 340,-20 280,10C230,30 190,20 180,30C190,100 200,160 240,220V250H150L110,130C40,150 -60,150 -110,120L-120,250H-210L-190,140C-240,110 -260,40 -250,0C-290,-20 -320,-80 -320,-150Z",
    "rooster": "M-60,230C-220,200 -260,60 -220,-40C-330,-20 -350,-140 -300,-240C-270,-140 -230,-110 -190,-100C-260,-180 -240,-290 -180,-330C-180,-230 -140,-170 -90,-130C-40,-60 60,-70 90,-160C70,-230 90,-270 120,-290L150,-330L170,-280L210,-310L215,-260C250,-240 250,-210 240,-190L290,-170L240,-150C250,-100 230,-40 240,20C250,140 150,220 60,230L60,290L110,320H-30L10,290V236Z",
}


def _zodiac(cut: Cutter) -> str:
    rng = cut.rng
    beast = rng.choice(tuple(BEASTS))
    eye = {"ox": (262, -110), "rabbit": (196, -60), "horse": (206, -176), "tiger": (262, -100), "rooster": (190, -220)}[
        beast
    ]
    marks = group(cut.flower(88, 8), place(-100, 10)) + group(cut.flower(50, 6), place(40, 0))
    holes = (
        group(circle(0, 0, 96, cut.gap) + cut.flower(84, 8), place(-110, 20))
        if rng.random() < 0.6
        else group(marks, "scale(1)")
    )
    ticks = (
        cut.ticks([(60, -50), (80, -14), (84, 22), (40, 70)], 84, rng.choice((10, 170)))
        + circle(*eye, 17, cut.gap)
        + circle(*eye, 7, cut.ink)
    )
    ground = stroke("M-350,330q50,-44 100,0t100,0t100,0t100,0t100,0t100,0t100,0", cut.ink, 14) + "".join(
        group(cut.flower(46, 5), place(x, 300)) for x in (-310, 10, 310)
    )
    sky = "".join(
        group(cut._comma(120), place(x, y, a)) for x, y, a in ((-300, -300, 0), (300, -330, 20), (-20, -340, 180))
    )
    return (
        group(path(BEASTS[beast], cut.ink) + holes + ticks, f"translate(0 30) scale({rng.choice((-1, 1))} 1)")
        + ground
        + sky
    )


def _joy(cut: Cutter) -> str:
    """The doubled character for joy, in plain bars, wreathed with flowers."""
    half = "M-70,-250h140v34h-140zM-17,-290h34v120h-34zM-60,-190h120v30h-120zM-56,-136h112v84h-112zM-84,-30h168v30h-168zM-60,24h120v120h-120z"
    holes = "M-26,-110h52v32h-52zM-28,56h56v56h-56z"
    one = path(half, cut.ink) + path(holes, cut.gap) + stroke("M-40,-52L-28,-24M40,-52L28,-24M-150,12H150", cut.ink, 26)
    pair = group(one, "translate(-94 40) scale(1.06)") + group(one, "translate(94 40) scale(1.06)")
    fold = cut.rng.choice((12, 16))
    return (
        pair
        + cut.wreath(fold, 322, 84, cut.rng.choice(("petal", "heart")), 10)
        + cut.wreath(fold, 360, 42, "comma", 10 + 180 / fold)
    )


FORMS = {"rosette": _rosette, "window": lambda c: _framed(c, "".join(group(c.flower(s, n), place(x, y)) for x, y, s, n in ((0, 0, 190, 8), (-230, 0, 100, 6), (230, 0, 100, 6), (0, -230, 100, 6), (0, 230, 100, 6))) + c.wreath(8, 300, 110, c.rng.choice(("petal", "bird", "heart")), 22.5)),
         "fish": lambda c: _framed(c, _fish(c)), "bird": lambda c: _framed(c, _bird(c)), "zodiac": lambda c: _framed(c, _zodiac(c)), "joy": _joy}  # fmt: skip


def papercut(sheet: Sheet, rng: Random, form: str, colour: str) -> None:
    cut = Cutter(rng, colour)
    sheet.add(rect(0, 0, 1000, 1000, cut.gap))
    made = FORMS[form](cut)
    sheet.add(
        group(made.replace(cut.ink, "#3a2418").replace(cut.gap, "none"), "translate(507 512)", opacity=0.1),
        group(made, "translate(500 500)"),
    )


def _puppet_robe(rng: Random, tones: tuple[str, ...], wide: float) -> str:
    main, second, trim = tones
    d = f"M500,470C430,470 400,520 392,600L{num(500 - wide)},1010Q500,1060 {num(500 + wide)},1010L608,600C600,520 570,470 500,470Z"
    rows = rng.choice((3, 4, 5))
    step = 350 / rows
    parts = [path(d, main, stroke=INK, stroke_width=4)]
    for row in range(rows):
        y = 640 + row * step
        half = 90 + row * (wide - 90) / 5
        count = 3 + row
        parts += [
            group(_cut_flower(26 + 3 * row, second, trim), place(500 + (i - (count - 1) / 2) * half * 2 / count, y))
            for i in range(count)
        ]
    hem = "".join(f"M{num(500 - wide + i * wide / 7)},1006q{num(wide / 14)},-46 {num(wide / 7)},0" for i in range(14))
    return "".join(parts) + stroke(hem, trim, 7) + rect(396, 690 - 86, 208, 26, trim, stroke=INK, stroke_width=3)


def _cut_flower(s: float, colour: str, heart: str) -> str:
    return "".join(
        group(path(leaf(s, s * 0.36), colour, stroke=INK, stroke_width=1.6), f"rotate({a:.0f})")
        for _, _, a in ring(6, 1)
    ) + circle(0, 0, s * 0.24, heart)


PUPPET_TONES = (
    ("#a32d24", "#e0b04c", "#2f5f4a"),
    ("#2f5f4a", "#d98a3c", "#a32d24"),
    ("#27406b", "#d9a441", "#a32d24"),
    ("#7a3a52", "#e2bd6a", "#2f5f4a"),
)
PUPPET_FACE = (
    "M450,300C450,240 560,230 566,300C572,320 590,340 596,354L572,362C574,400 550,440 500,440C460,440 446,380 450,300Z"
)
SLEEVES = (
    "M404,520C330,560 290,640 296,760l44,6C350,680 380,640 440,610Z",
    "M596,520C680,540 720,600 736,700l-44,10C670,650 630,620 572,606Z",
)


def _puppet_hat(role: str, tones: tuple[str, ...]) -> str:
    return {
        "hero": path("M436,300C420,190 590,170 580,290Q500,262 436,300Z", tones[2], stroke=INK, stroke_width=4) + stroke("M470,220C360,110 300,60 180,70M540,210C640,110 720,60 830,80", tones[0], 11) + "".join(circle(x, 200 - abs(x - 508) * 0.3, 15, tones[1], stroke=INK, stroke_width=3) for x in (452, 508, 564)),
        "lady": path("M440,320C400,200 600,170 572,290C520,250 470,270 440,320Z", INK) + "".join(group(_cut_flower(34, tones[1], tones[0]), place(x, y)) for x, y in ((440, 240), (510, 200), (575, 240))) + stroke("M430,250q-50,60 -30,150", tones[1], 6),
        "elder": path("M440,290V200H580V290Z", INK) + stroke("M430,290H600", tones[1], 12) + "".join(stroke(f"M{530 + i * 9},420q{-10 + i * 3},90 {-20 + i * 6},170", "#efe8d6", 8) for i in range(6)),
        "horse": path("M436,290C420,210 580,190 580,286Z", tones[2], stroke=INK, stroke_width=4) + circle(508, 210, 18, tones[0]),
    }[role]  # fmt: skip


def _puppet_body(rng: Random, role: str, tones: tuple[str, ...]) -> str:
    wide = {"hero": 190, "lady": 230, "elder": 200, "horse": 150}[role] + rng.uniform(-26, 22)
    edge = {"stroke": INK, "stroke_width": 4}
    features = stroke("M520,318q24,-12 44,0M524,338q20,-10 36,2M556,396q14,-4 18,2", INK, 5) + circle(542, 338, 5, INK)
    hands = "".join(circle(x, y, 20, "#e9c79a", **edge) for x, y in ((316, 776), (716, 716)))
    sleeves = "".join(path(d, tones[0], **edge) for d in SLEEVES)
    neck = path("M470,420H530V490H470Z", "#f3dcb4", **edge)
    face = path(PUPPET_FACE, "#f3dcb4", **edge) + features
    return neck + _puppet_robe(rng, tones, wide) + sleeves + hands + face + _puppet_hat(role, tones)


def shadow_puppet(sheet: Sheet, rng: Random, role: str) -> None:
    """A leather puppet before the lit screen."""
    screen = sheet.glow([(0, "#fff6dc", 1), (0.6, "#f2d596", 0.7), (1, "#8a5a2a", 0.75)], (0.5, 0.42), 0.72)
    sheet.add(rect(0, 0, 1000, 1250, "#f0d9a8"), rect(0, 0, 1000, 1250, screen))
    tones = rng.choice(PUPPET_TONES)
    body = _puppet_body(rng, role, tones)
    rods = stroke("M500,480L330,1240M300,760L180,1240M716,700L830,1240", "#5a3d20", 7)
    if role == "horse":
        coat = rng.choice(("#6a4326", "#3a2a20", "#8a6a4a", "#7a3a2a"))
        steed = path(BEASTS["horse"], coat, stroke=INK, stroke_width=4) + group(
            _cut_flower(70, tones[1], tones[0]), place(-80, 0)
        )
        made = rods + group(steed, "translate(510 950) scale(1.25 .95)") + group(body, "translate(120 120) scale(.76)")
    else:
        boots = path("M430,1020v90h-60v24h110v-114zM520,1020v114h110v-24h-60v-90z", INK)
        staff = stroke("M740,700V1130", "#5a3d20", 14) + ellipse(740, 690, 34, 20, "#7a5330") if role == "elder" else ""
        made = rods + boots + body + staff
    flip = rng.choice(("", "translate(1000 0) scale(-1 1)"))
    sheet.add(group(made, flip or None), rect(0, 0, 1000, 1250, stroke="#4a2f18", stroke_width=44))


KINDS = {
    "papercut": Kind(
        "cut paper: rosettes, window flowers, animals",
        papercut,
        (1000, 1000),
        {"form": tuple(FORMS), "colour": tuple(COLOURS)},
        grain=0.5,
    ),
    "shadow_puppet": Kind(
        "leather shadow puppet before the screen",
        shadow_puppet,
        (1000, 1250),
        {"role": ("hero", "lady", "elder", "horse")},
    ),
}
