"""Addresses are sealed. Those that a copy from before the first release kept openly are deleted, not carried over:
their readers are few, and can ask again (docs/decisions: addresses of readers are sealed)."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from glitterball.adapters.keys.sealed import SealedField

READERS = ("SignUp", "Subscription", "NewsletterReader")


def forget_open_addresses(apps: StateApps, _: BaseDatabaseSchemaEditor) -> None:
    """Delete whoever is kept under an open address."""
    for name in READERS:
        apps.get_model("letters", name).objects.all().delete()


class Migration(migrations.Migration):
    """An address becomes a sealed column and a mark."""

    dependencies = (("letters", "0002_newsletter_hours"),)

    operations = (
        migrations.RunPython(forget_open_addresses, forget_open_addresses),
        migrations.RemoveIndex("signup", "sign_up_by_address"),
        migrations.RemoveConstraint("subscription", "one_subscription_a_chain"),
        migrations.RemoveConstraint("newsletterreader", "one_newsletter_an_address"),
        *(migrations.RemoveField(name.lower(), "address") for name in READERS),
        *(
            migrations.AddField(
                name.lower(), "sealed_address", SealedField(default=b"", room=254), preserve_default=False
            )
            for name in READERS
        ),
        *(
            migrations.AddField(
                name.lower(), "address_mark", models.BinaryField(default=b"", max_length=32), preserve_default=False
            )
            for name in READERS
        ),
        migrations.AddIndex("signup", models.Index(fields=["address_mark"], name="sign_up_by_address")),
        migrations.AddConstraint(
            "subscription",
            models.UniqueConstraint(fields=("address_mark", "chain"), name="one_subscription_a_chain"),
        ),
        migrations.AddConstraint(
            "newsletterreader", models.UniqueConstraint(fields=("address_mark",), name="one_newsletter_an_address")
        ),
    )
