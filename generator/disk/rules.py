"""What can be wrong with the files of a site before a word of them is read."""

from generator.model.problem import Rule

UNREADABLE = Rule("DK001", "unreadable", "error", "build", "A file or folder of the site cannot be read.")
OUTSIDE_LINK = Rule(
    "DK002", "outside-link", "error", "build", "A symbolic link leads out of the site, or to a private file."
)
DANGLING_LINK = Rule("DK003", "dangling-link", "error", "build", "A symbolic link leads nowhere, or to itself.")
FOLDER_LINK = Rule("DK004", "folder-link", "warning", "strict", "A symbolic link to a folder is not followed.")
SPECIAL_FILE = Rule("DK005", "special-file", "error", "build", "A pipe, socket or device stands where a text should.")
TOO_LARGE = Rule("DK006", "too-large", "error", "build", "A file is larger than Afterword reads.")
WITHHELD = Rule("DK007", "withheld", "warning", "strict", "A file that should never be published is left out.")
UNDERSCORE = Rule("DK008", "underscore", "hint", "never", "Markdown whose name begins with an underscore is left out.")
BAD_NAME = Rule("DK009", "bad-name", "error", "build", "A file name that no address can hold everywhere.")
SPECIAL_ASSET = Rule("DK010", "special-asset", "warning", "strict", "A pipe, socket or device is left out.")
WRONG_KIND = Rule(
    "DK011", "wrong-kind", "error", "build", "A file stands where a folder of the site should, or a folder for a file."
)
SHADOWED = Rule("DK012", "shadowed", "warning", "strict", "A text beside the folder that is read is not read.")
IN_OUTPUT = Rule("DK013", "in-output", "warning", "strict", "Texts in an output folder are not read.")
