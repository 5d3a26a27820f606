"""The letter course and the newsletter: by mail to whoever asked for it twice, and as pages for everybody."""
