;; The innermost loops of the zoom, eight samples at a time (magnify.ts gives them their numbers).
;; Samples are mixed in two passes. Weights are 1/16384; i16x8.q15mulr_sat_s multiplies and halves
;; twice over 2^14, so the first pass leaves 64ths of a sample and the second 32nds.
(module
  (memory (export "memory") 1)

  ;; Eight samples (u8) of a row, times a weight.
  (func $weighted (param $row i32) (param $weight v128) (result v128)
    (i16x8.q15mulr_sat_s
      (i16x8.shl (v128.load8x8_u (local.get $row)) (i32.const 7))
      (local.get $weight)))

  ;; $count samples of the four rows (u8) from $a, $b, $c and $d on, mixed into a row (i16) at $to.
  (func (export "mixRows")
    (param $to i32)
    (param $a i32) (param $b i32) (param $c i32) (param $d i32)
    (param $wa i32) (param $wb i32) (param $wc i32) (param $wd i32)
    (param $count i32)
    (local $x i32) (local $va v128) (local $vb v128) (local $vc v128) (local $vd v128)
    (local.set $va (i16x8.splat (local.get $wa)))
    (local.set $vb (i16x8.splat (local.get $wb)))
    (local.set $vc (i16x8.splat (local.get $wc)))
    (local.set $vd (i16x8.splat (local.get $wd)))
    (loop $next
      (v128.store
        (i32.add (local.get $to) (i32.shl (local.get $x) (i32.const 1)))
        (i16x8.add
          (i16x8.add
            (call $weighted (i32.add (local.get $a) (local.get $x)) (local.get $va))
            (call $weighted (i32.add (local.get $b) (local.get $x)) (local.get $vb)))
          (i16x8.add
            (call $weighted (i32.add (local.get $c) (local.get $x)) (local.get $vc))
            (call $weighted (i32.add (local.get $d) (local.get $x)) (local.get $vd)))))
      (local.set $x (i32.add (local.get $x) (i32.const 8)))
      (br_if $next (i32.lt_u (local.get $x) (local.get $count)))))

  ;; The samples that eight results need for one of their four weights.
  (func $picked (param $at i32) (param $order v128) (param $weight v128) (result v128)
    (i16x8.q15mulr_sat_s
      (i8x16.swizzle (v128.load (local.get $at)) (local.get $order))
      (local.get $weight)))

  ;; One row (u8) from $to on, of the row (i16) at $from. For every eight results there are 96 bytes
  ;; at $taps: the order of their samples, where these begin (i32, in bytes), and four times weights.
  (func (export "mixColumns")
    (param $to i32) (param $from i32) (param $taps i32) (param $blocks i32)
    (local $at i32) (local $order v128) (local $sum v128)
    (loop $next
      (local.set $order (v128.load (local.get $taps)))
      (local.set $at (i32.add (local.get $from) (i32.load offset=16 (local.get $taps))))
      (local.set $sum
        (i16x8.add
          (i16x8.add
            (call $picked
              (local.get $at) (local.get $order) (v128.load offset=32 (local.get $taps)))
            (call $picked
              (i32.add (local.get $at) (i32.const 2))
              (local.get $order) (v128.load offset=48 (local.get $taps))))
          (i16x8.add
            (call $picked
              (i32.add (local.get $at) (i32.const 4))
              (local.get $order) (v128.load offset=64 (local.get $taps)))
            (call $picked
              (i32.add (local.get $at) (i32.const 6))
              (local.get $order) (v128.load offset=80 (local.get $taps))))))
      (local.set $sum
        (i16x8.shr_s (i16x8.add (local.get $sum) (i16x8.splat (i32.const 16))) (i32.const 5)))
      (v128.store64_lane 0
        (local.get $to)
        (i8x16.narrow_i16x8_u (local.get $sum) (local.get $sum)))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (local.set $taps (i32.add (local.get $taps) (i32.const 96)))
      (local.set $blocks (i32.sub (local.get $blocks) (i32.const 1)))
      (br_if $next (local.get $blocks)))))
