<?php
/**
 * Plugin Name: Gotovo for WooCommerce
 * Description: Leads buyers of a paid order to its live page, and follows its stages in the shop.
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 8.1
 * License: MIT
 *
 * Set in wp-config.php:
 *   define('GOTOVO_URL', 'https://gotovo.example');
 *   define('GOTOVO_API_KEY', '…');
 *   define('GOTOVO_HORECA_ID', '…');
 *   define('GOTOVO_WEBHOOK_SECRET', 'whsec_…');
 * Webhooks go to https://your-shop.example/wp-json/gotovo/v1/hook
 */

defined('ABSPATH') || exit;

const GOTOVO_PAGE_META = '_gotovo_owner_url';
const GOTOVO_TOLERANCE_SECONDS = 300;

add_action('woocommerce_payment_complete', 'gotovo_place_order');
add_action('woocommerce_thankyou', 'gotovo_show_link');
add_action('rest_api_init', function () {
    register_rest_route('gotovo/v1', '/hook', [
        'methods' => 'POST',
        'callback' => 'gotovo_hear',
        // Whoever calls shows a signature instead of signing in.
        'permission_callback' => '__return_true',
    ]);
});

/** Tells Gotovo of a paid order. The same order told twice is one order. */
function gotovo_place_order(int $order_id): void
{
    $order = wc_get_order($order_id);
    if (!$order || $order->get_meta(GOTOVO_PAGE_META)) {
        return;
    }
    $buyer = array_filter([
        'site_user_id' => $order->get_customer_id() ? 'wp-' . $order->get_customer_id() : null,
        'name' => trim($order->get_billing_first_name()) ?: null,
        'phone' => $order->get_billing_phone() ?: null,
    ]);
    $body = array_filter([
        'order_id' => 'wc-' . $order_id,
        'horeca_id' => GOTOVO_HORECA_ID,
        'number' => mb_substr($order->get_order_number(), 0, 20),
        'items' => array_values(array_map('gotovo_item', $order->get_items())),
        'total' => gotovo_minor_units((float) $order->get_total()),
        'currency' => $order->get_currency(),
        'note' => mb_substr(trim($order->get_customer_note()), 0, 500) ?: null,
        'customer' => $buyer ?: null,
    ], fn ($value) => $value !== null);
    $answer = wp_remote_post(GOTOVO_URL . '/v1/orders', [
        'timeout' => 15,
        'headers' => [
            'Authorization' => 'Bearer ' . GOTOVO_API_KEY,
            'Content-Type' => 'application/json',
            'Idempotency-Key' => 'wc-' . $order_id,
        ],
        'body' => wp_json_encode($body),
    ]);
    $placed = json_decode(wp_remote_retrieve_body($answer), true);
    if (wp_remote_retrieve_response_code($answer) !== 200) {
        $why = is_wp_error($answer) ? $answer->get_error_message() : ($placed['code'] ?? 'no answer');
        $order->add_order_note('Gotovo did not take the order: ' . $why);
        return;
    }
    $order->update_meta_data(GOTOVO_PAGE_META, $placed['tracking']['owner_url']);
    $order->save();
}

function gotovo_item(WC_Order_Item_Product $item): array
{
    $quantity = max(1, (int) $item->get_quantity());
    return [
        'name' => mb_substr($item->get_name(), 0, 200),
        'quantity' => $quantity,
        'price' => gotovo_minor_units(((float) $item->get_total() + (float) $item->get_total_tax()) / $quantity),
    ];
}

/** WooCommerce has no other table of currencies than the shop's own number of decimals. */
function gotovo_minor_units(float $sum): int
{
    return (int) round($sum * 10 ** wc_get_price_decimals());
}

/** On the page after payment, which only the buyer sees. */
function gotovo_show_link(int $order_id): void
{
    $url = wc_get_order($order_id)?->get_meta(GOTOVO_PAGE_META);
    if ($url) {
        printf('<p><a class="button" href="%s">%s</a></p>', esc_url($url), esc_html__('Follow your order', 'gotovo'));
    }
}

/** A webhook: what became of an order. It may come more than once; the same status again changes nothing. */
function gotovo_hear(WP_REST_Request $request): WP_REST_Response
{
    if (!gotovo_is_signed($request)) {
        return new WP_REST_Response(null, 400);
    }
    $event = json_decode($request->get_body(), true);
    $order = $event['data']['order'] ?? null;
    $known = $order && preg_match('/^wc-(\d+)$/', $order['order_id'], $match) ? wc_get_order((int) $match[1]) : null;
    if ($known) {
        $final = [
            'delivered' => 'completed',
            'canceled_by_cafe' => 'cancelled',
            'canceled_by_user' => 'cancelled',
        ][$order['status']] ?? null;
        if ($final && $known->get_status() !== $final) {
            $known->update_status($final, 'Gotovo: ');
        }
    }
    return new WP_REST_Response(null, 204);
}

/** The signature of Standard Webhooks, compared in constant time and no older than five minutes. */
function gotovo_is_signed(WP_REST_Request $request): bool
{
    $id = (string) $request->get_header('webhook-id');
    $time = (string) $request->get_header('webhook-timestamp');
    if ($id === '' || abs(time() - (int) $time) > GOTOVO_TOLERANCE_SECONDS) {
        return false;
    }
    $key = base64_decode(preg_replace('/^whsec_/', '', GOTOVO_WEBHOOK_SECRET));
    $wanted = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$time." . $request->get_body(), $key, true));
    foreach (explode(' ', (string) $request->get_header('webhook-signature')) as $given) {
        if (hash_equals($wanted, $given)) {
            return true;
        }
    }
    return false;
}
