"""Who asked for letters, who gets them, and which ones have gone."""

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models

import glitterball.adapters.chance


class Migration(migrations.Migration):
    """The first tables."""

    initial = True

    dependencies = ()

    operations = (
        migrations.CreateModel(
            name="Issue",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=glitterball.adapters.chance.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("fingerprint", models.CharField(max_length=64, unique=True)),
                ("subject", models.CharField(max_length=150)),
                ("markdown", models.TextField()),
                ("written_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("list", models.CharField(max_length=10, unique=True)),
                ("sent", models.PositiveIntegerField(default=0)),
                ("unsure", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="NewsletterReader",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=glitterball.adapters.chance.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("address", models.CharField(max_length=254)),
                ("end_token", models.CharField(max_length=80, unique=True)),
                ("confirmed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("address"), name="one_newsletter_an_address"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SignUp",
            fields=[
                ("chain", models.CharField(blank=True, max_length=40)),
                ("zone", models.CharField(default="UTC", max_length=64)),
                ("leaves_at", models.PositiveSmallIntegerField(default=9)),
                ("quiet_from", models.PositiveSmallIntegerField(default=0)),
                ("quiet_until", models.PositiveSmallIntegerField(default=0)),
                (
                    "id",
                    models.UUIDField(
                        default=glitterball.adapters.chance.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("lease", models.UUIDField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("refusals", models.PositiveSmallIntegerField(default=0)),
                ("troubled_since", models.DateTimeField(null=True)),
                ("handed_over_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("was_accepted", models.BooleanField(default=False)),
                ("list", models.CharField(choices=[("course", "course"), ("newsletter", "newsletter")], max_length=10)),
                ("address", models.CharField(max_length=254)),
                ("asked_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["settled_at", "due_at"], name="sign_up_due"),
                    models.Index(django.db.models.functions.text.Lower("address"), name="sign_up_by_address"),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConfirmationLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("drawn_at", models.DateTimeField()),
                (
                    "sign_up",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="letters.signup"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                ("chain", models.CharField(blank=True, max_length=40)),
                ("zone", models.CharField(default="UTC", max_length=64)),
                ("leaves_at", models.PositiveSmallIntegerField(default=9)),
                ("quiet_from", models.PositiveSmallIntegerField(default=0)),
                ("quiet_until", models.PositiveSmallIntegerField(default=0)),
                (
                    "id",
                    models.UUIDField(
                        default=glitterball.adapters.chance.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("address", models.CharField(max_length=254)),
                ("end_token", models.CharField(max_length=80, unique=True)),
                ("confirmed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        django.db.models.functions.text.Lower("address"),
                        models.F("chain"),
                        name="one_subscription_a_chain",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="IssueDelivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=glitterball.adapters.chance.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("lease", models.UUIDField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("refusals", models.PositiveSmallIntegerField(default=0)),
                ("troubled_since", models.DateTimeField(null=True)),
                ("handed_over_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("was_accepted", models.BooleanField(default=False)),
                (
                    "issue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deliveries", to="letters.issue"
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="letters.newsletterreader",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["settled_at", "due_at"], name="issue_delivery_due")],
                "constraints": [models.UniqueConstraint(fields=("issue", "reader"), name="an_issue_goes_once")],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=glitterball.adapters.chance.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("due_at", models.DateTimeField()),
                ("lease", models.UUIDField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("refusals", models.PositiveSmallIntegerField(default=0)),
                ("troubled_since", models.DateTimeField(null=True)),
                ("handed_over_at", models.DateTimeField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("was_accepted", models.BooleanField(default=False)),
                ("letter", models.CharField(max_length=80)),
                (
                    "subscription",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="letters.subscription",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["settled_at", "due_at"], name="delivery_due")],
                "constraints": [models.UniqueConstraint(fields=("subscription", "letter"), name="a_letter_goes_once")],
            },
        ),
    )
