"""Git repositories as a test makes them, whatever the settings of the machine are."""

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str) -> str:
    """What `git ARGUMENTS` says in `folder`."""
    # Where the tests run in a hook, git says which repository that is: not this one.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env = {**kept, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    ran = subprocess.run(["git", *who, *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return ran.stdout
