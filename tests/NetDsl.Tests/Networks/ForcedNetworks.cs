namespace NetDsl.Tests.Networks;

// Networks whose form is not the one that their size suggests. Written out: layers of more than four vectors, of more
// vectors than the alphabet has letters, and nearly as much as is allowed.

[Network(Unroll = Unroll.Always)]
[Layer(10), Layer(17, Relu), Layer(3)]
public partial class Net_10_17_3_Always;

[Network(Unroll = Unroll.Always, Precision = Precision.Double)]
[Layer(3), Layer(33, LeakyRelu), Layer(2, Bias = false)]
public partial class Net_3_33_2_Always;

[Network(Unroll = Unroll.Always)]
[Layer(1), Layer(108, Relu)]
public partial class Net_1_108_Always;

[Network(Unroll = Unroll.Always, Bias = false)]
[Layer(300), Layer(1, Tanh)]
public partial class Net_300_1_Always;

[Network(Unroll = Unroll.Always)]
[Layer(20), Layer(20)]
public partial class Net_20_20_Always;

[Network(Unroll = Unroll.Always, Precision = Precision.Double)]
[Layer(6), Layer(20, Sigmoid), Layer(3, Softplus)]
public partial class Net_6_20_3_Always;

[Network(Unroll = Unroll.Always)]
[Layer(2), Layer(17, typeof(SoftSign)), Layer(3)]
public partial class Net_2_17_3_Always;

[Network(Unroll = Unroll.Never)]
[Layer(3), Layer(4, Relu), Layer(1)]
public partial class Net_3_4_1_Never;

[Network(Unroll = Unroll.Never, Precision = Precision.Double)]
[Layer(1), Layer(1, Sigmoid)]
public partial class Net_1_1_Never;

[Network(Unroll = Unroll.Never, Precision = Precision.Double, Bias = false)]
[Layer(5), Layer(7, Gelu), Layer(3, Silu)]
public partial class Net_5_7_3_Never;
