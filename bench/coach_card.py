"""Put the figures that ``python -m bench coach`` prints into the model card: ``python -m bench.coach_card``."""

from pathlib import Path

from bench import coach

CARD = Path(__file__).parents[1] / "docs/methods/coach.md"
START, END = "<!-- figures -->", "<!-- end of figures -->"


def main() -> None:
    """Replace what stands between the two marks."""
    lines = [f"{name:62} {figure}" for name, figure in coach.run()]
    before, _, rest = CARD.read_text(encoding="utf-8").partition(START)
    _, _, after = rest.partition(END)
    figures = "\n".join(["```text", *lines, "```"])
    CARD.write_text(f"{before}{START}\n{figures}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
