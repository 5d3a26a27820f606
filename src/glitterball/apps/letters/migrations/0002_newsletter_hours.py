"""The newsletter keeps quiet hours, and mailboxes that refuse for good are counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Hours for readers of the newsletter."""

    dependencies = (("letters", "0001_first"),)

    operations = (
        migrations.AddField("newsletterreader", "leaves_at", models.PositiveSmallIntegerField(default=9)),
        migrations.AddField("newsletterreader", "quiet_from", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("newsletterreader", "quiet_until", models.PositiveSmallIntegerField(default=0)),
        migrations.AddField("newsletterreader", "zone", models.CharField(default="UTC", max_length=64)),
        migrations.AddField("tally", "refused", models.PositiveIntegerField(default=0)),
    )
