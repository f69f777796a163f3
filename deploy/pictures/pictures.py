"""What the two that draw pictures share: talking to Knownby in the sample school, and taking pictures of pages."""
import json
import pathlib
import re
import subprocess
import tempfile

here = pathlib.Path(__file__).resolve().parent
school = here.parent / "sample-school"

BROWSER = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
           "--allow-file-access-from-files", "--force-device-scale-factor=1.5"]
MEASURED = "<script>document.body.dataset.height=document.querySelector('main').offsetHeight</script>"


def cards_of(program, lines):
    """Every card of this conversation, as the program gives it to each platform."""
    talk = subprocess.run([program, "try", "--school", school, "--json"], input="\n".join(lines) + "\n",
                          capture_output=True, text=True, check=True)
    return [card for card in map(json.loads, talk.stdout.splitlines()) if "card" in card]


def take_all(pages, width):
    """NAME.png beside this file for each page, as high as its main is."""
    with tempfile.TemporaryDirectory() as made:
        for name, text in pages.items():
            source = pathlib.Path(made) / f"{name}.html"
            source.write_text(text + MEASURED)
            shown = subprocess.run(BROWSER + ["--virtual-time-budget=1000", "--dump-dom", source], capture_output=True,
                                   text=True).stdout
            height = re.search(r'data-height="(\d+)"', shown)
            picture = here / f"{name}.png"
            subprocess.run(BROWSER + [f"--window-size={width},{height.group(1) if height else 600}",
                                      f"--screenshot={picture}", source], check=True, capture_output=True)
            print(picture)
