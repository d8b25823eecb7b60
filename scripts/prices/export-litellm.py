"""Writes the price file of a litellm wheel, as it stands. Usage: export-litellm.py <litellm.whl>"""

import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as wheel:
    sys.stdout.buffer.write(wheel.read("litellm/model_prices_and_context_window_backup.json"))
