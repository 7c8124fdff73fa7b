"""The start of the command line against a bare Python; the bar is 0.25 s more."""

from __future__ import annotations

from benchmarks._processes import ROOT, faheng, medians


def main() -> None:
    """Measure both sides and print the figures."""
    bare = str(ROOT / ".venv" / "bin" / "python")
    took = medians({"ours": faheng("value"), "bare": [bare, "-c", "pass"]}, runs=9)
    print(f"faheng value, no input   {took['ours']:6.3f} s")
    print(f"bare Python              {took['bare']:6.3f} s")
    print(f"difference               {took['ours'] - took['bare']:6.3f} s")


if __name__ == "__main__":
    main()
