"""Lets LibreOffice convert workbooks, in a profile of its own and within a time limit."""

import os
import pathlib
import signal
import subprocess

IMPORTERS = {"default importer": None, "MS Excel 2003 XML importer": "MS Excel 2003 XML"}


def to_xlsx(soffice, files, folder, profile, infilter=None, seconds=600):
    """Imports all files and saves them as xlsx; None when all are there, else what went wrong."""
    return convert(soffice, files, folder, profile, "xlsx", "xlsx", infilter, seconds)


def convert(soffice, files, folder, profile, suffix, target, infilter=None, seconds=600):
    """Converts all files in one start; None when all are there, else what went wrong."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [soffice, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore"]
    if infilter:
        command.append(f"--infilter={infilter}")
    command += ["--convert-to", target, "--outdir", str(folder)] + [str(file) for file in files]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True, env=environment
    )
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return f"LibreOffice took more than {seconds} seconds"
    missing = [file.name for file in files if not (folder / f"{pathlib.Path(file).stem}.{suffix}").exists()]
    return f"not converted: {', '.join(missing)}\n{output.decode(errors='replace')[-500:]}" if missing else None
