namespace NetDsl.Tests.Networks;

// Networks with activations of the user's own.

[Layer(3), Layer(4, typeof(Cubic)), Layer(1)]
public partial class Net_3_4_1_Cubic;

[Network(Precision = Precision.Double)]
[Layer(6), Layer(19, typeof(Cubic)), Layer(3, typeof(Logistic), Bias = false)]
public partial class Net_6_19_3_Cubic;

[Layer(24), Layer(48, typeof(Logistic)), Layer(5)]
public partial class Net_24_48_5_Logistic;

[Layer(3), Layer(5, typeof(SoftSign)), Layer(2, typeof(SoftSign))]
public partial class Net_3_5_2_SoftSign;

[Network(Precision = Precision.Double)]
[Layer(33), Layer(65, typeof(SoftSign)), Layer(7)]
public partial class Net_33_65_7_SoftSign;

[Layer(12), Layer(50, typeof(Hinge)), Layer(4, typeof(Hinge))]
public partial class Net_12_50_4_Hinge;

/// <summary>A network inside types of the user's.</summary>
public static partial class Outer
{
    public partial struct Inner
    {
        [Layer(2), Layer(3, Relu), Layer(2)]
        public partial class Net_2_3_2_Nested;
    }
}
