"""What we know: answers, scores, picture, plan, report. Pure: no framework, no input or output, no clock, no chance."""
