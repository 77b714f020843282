"""Finding defects and proposing repairs. A rule reads the document and never edits it; a fix is an edit to text."""
