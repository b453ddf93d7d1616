"""The tables that reviews print: review findings, characteristics of studies, appraisals."""
