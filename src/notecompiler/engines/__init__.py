"""What makes the PDF: Typst in process, TeX engines as locked-down subprocesses."""
