# Told to the owners of a merchant's venues.
webhook-disabled =
    ⚠️ <b>Your site’s server no longer gets news of orders</b> ({ $host }).

    { $reason ->
        [gone] It answered that this address is gone for good (410), so nothing is sent there any more.
       *[failing] For 5 days not one delivery has arrived there, so nothing is sent any more.
    }

    The bots and the tracking pages work as before. Whoever looks after the site can enable the webhook again; everything that was missed is then sent.
