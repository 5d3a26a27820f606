import django.db.models.deletion
from django.db import migrations, models

import glitterball.adapters.chance


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0003_code_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="Operator",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=glitterball.adapters.chance.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="operator", to="accounts.person"
                    ),
                ),
            ],
        ),
    ]
