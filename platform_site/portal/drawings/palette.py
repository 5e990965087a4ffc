"""Colours: paper, ink and minerals. Named as a painter would ask for them."""

INK = "#22262a"
INK_SOFT = "#4a4f55"
PAPER = "#f6f0e0"
PAPER_OLD = "#ecdfc2"
PAPER_WHITE = "#fbf8f0"
SILK = "#d9c9a6"
SILK_DARK = "#b79f72"
CINNABAR = "#b3342a"
VERMILION = "#c8452f"
OCHRE = "#b9793e"
EARTH = "#8a5f37"
GOLD = "#c49a45"
AZURITE = "#2f6690"
AZURITE_DEEP = "#1f4a73"
MALACHITE = "#4f8a76"
MALACHITE_PALE = "#9dbfa6"
COBALT = "#27508f"
COBALT_PALE = "#7f9cc6"
ROSE = "#c9727f"
ROSE_PALE = "#e6b9b5"
PINE = "#2f4f43"
INDIGO = "#2b3d5f"
SNOW = "#fdfcf8"
WOOD = "#6b4a2e"
WOOD_DARK = "#45301f"
BRONZE = "#6f6a45"
PATINA = "#5f8a78"

# the washes objects stand on
WASHES = ("#f3efe3", "#efeae0", "#ebe8e1", "#f4ede2", "#e9ebe6", "#f1ece6", "#e8e9ea", "#f0e9da")
WASHES_WARM = ("#f7efe8", "#f8efec", "#f5ece0", "#f4ebe4")
WASHES_COOL = ("#e6eaea", "#e9ecef", "#e3e8e4", "#eceae6")
MOUNTS = ("#d8cbb0", "#cfc7b4", "#c3c4b8", "#b9c0bd", "#d6c3a8", "#bfae8e", "#c9b9a6", "#a9b3ac")
