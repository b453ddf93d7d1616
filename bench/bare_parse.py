"""The yardstick for `synth check`: the same YAML files read and parsed, nothing else.

`python -m bench.bare_parse FOLDER`, one process, PyYAML's C loader.
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml


def main() -> None:
    """Parse every YAML file below the folder and print how many there were."""
    paths = sorted((Path(sys.argv[1]) / "content").rglob("*.yml"))
    for path in paths:
        yaml.load(path.read_bytes(), yaml.CSafeLoader)
    print(len(paths))


if __name__ == "__main__":
    main()
