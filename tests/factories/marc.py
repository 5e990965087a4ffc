"""MARC records as bytes and as XML, made field by field."""

from xml.sax.saxutils import escape, quoteattr

LEADER = "nam0 22"


def iso2709(fields, encoding="utf-8", leader=LEADER) -> bytes:
    """A record of `("001", text)` and `(tag, indicators, [(code, value), …])`, its lengths counted in bytes."""
    directory, data = b"", b""
    for tag, *rest in fields:
        subfields = rest[1] if len(rest) > 1 else ()
        text = rest[0] + "".join(f"\x1f{code}{value}" for code, value in subfields)
        raw = text.encode(encoding) + b"\x1e"
        directory += f"{tag}{len(raw):04}{len(data):05}".encode()
        data += raw
    base = 24 + len(directory) + 1
    length = base + len(data) + 1
    head = f"{length:05}{leader:7}{base:05}   450 ".encode()
    return head + directory + b"\x1e" + data + b"\x1d"


def marcxml(records, *, prefix="", namespace=True) -> str:
    """A MARCXML collection of such records."""
    mark = f"{prefix}:" if prefix else ""
    declared = f' xmlns{":" + prefix if prefix else ""}="http://www.loc.gov/MARC21/slim"' if namespace else ""
    parts = [f"<{mark}collection{declared}>"]
    for fields in records:
        parts.append(f"<{mark}record><{mark}leader>00000nam a2200000   4500</{mark}leader>")
        for tag, *rest in fields:
            if len(rest) == 1:
                parts.append(f'<{mark}controlfield tag="{tag}">{escape(rest[0])}</{mark}controlfield>')
                continue
            first, second = map(quoteattr, rest[0])
            inner = "".join(f"<{mark}subfield code={quoteattr(c)}>{escape(v)}</{mark}subfield>" for c, v in rest[1])
            parts.append(f'<{mark}datafield tag="{tag}" ind1={first} ind2={second}>{inner}</{mark}datafield>')
        parts.append(f"</{mark}record>")
    return "".join([*parts, f"</{mark}collection>"])
