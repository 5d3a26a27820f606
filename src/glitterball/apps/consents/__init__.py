"""Consent as a record: who, to what, in which words, when, until when. Each is given alone and can be taken back."""
