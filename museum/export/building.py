"""Elements of LIDO: names in its namespace, texts with their language, concepts as SKOS (1.1)."""

from __future__ import annotations

from lxml import etree

LIDO = "http://www.lido-schema.org"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
NAMESPACES = {"lido": LIDO, "skos": SKOS, "rdf": RDF}
LANGUAGE = "zh"
Element = etree._Element


def node(parent: Element | None, path: str, text: str = "", **attributes: str) -> Element:
    """The element at a path of local names, its last one always new, those before it used again."""
    *outer, name = path.split("/")
    for step in outer:
        known = parent.find(f"{{{LIDO}}}{step}")
        parent = node(parent, step) if known is None else known
    qualified = {
        key if key.startswith("{") else f"{{{LIDO}}}{key}": value for key, value in attributes.items() if value
    }
    made = (
        etree.Element(f"{{{LIDO}}}{name}", qualified, nsmap=NAMESPACES)
        if parent is None
        else etree.SubElement(parent, f"{{{LIDO}}}{name}", qualified)
    )
    if text:
        made.text = speakable(str(text))
    return made


def speakable(text: str) -> str:
    """Without the control characters that XML 1.0 cannot hold."""
    return "".join(sign for sign in text if sign >= " " or sign in "\n\t")


def concept(parent: Element, name: str, label: str, uri: str = "", **attributes: str) -> Element:
    """A concept with its preferred label, by its URI where it has one."""
    made = node(parent, name, **attributes)
    inner = etree.SubElement(made, f"{{{SKOS}}}Concept")
    if uri:
        inner.set(f"{{{RDF}}}about", uri)
    words = etree.SubElement(inner, f"{{{SKOS}}}prefLabel")
    words.set(f"{{{XML}}}lang", LANGUAGE)
    words.text = speakable(label)
    return made


def language(value: str) -> dict[str, str]:
    return {f"{{{XML}}}lang": value}
