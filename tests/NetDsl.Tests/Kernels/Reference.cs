namespace NetDsl.Tests.Kernels;

/// <summary>The built-in activations and their derivatives to about 30 digits, straight from their definitions.</summary>
internal static class Reference
{
    public static DoubleDouble Value(Activation activation, double z) => activation switch
    {
        Activation.Linear => z,
        Activation.Relu => z > 0 ? z : 0,
        Activation.LeakyRelu => z > 0 ? z : (DoubleDouble)z / 100,
        Activation.Sigmoid => Sigmoid(z),
        Activation.Tanh => Tanh(z),
        Activation.Elu => z > 0 ? z : DoubleDouble.Expm1(z),
        Activation.Gelu => Normal(z) * z,
        Activation.Silu => Sigmoid(z) * z,
        Activation.Softplus => (z > 0 ? z : (DoubleDouble)0) + DoubleDouble.Log1p(DoubleDouble.Exp(-Math.Abs(z))),
        _ => throw new ArgumentOutOfRangeException(nameof(activation)),
    };

    public static DoubleDouble Derivative(Activation activation, double z)
    {
        switch (activation)
        {
            case Activation.Linear:
                return 1;
            case Activation.Relu:
                return z > 0 ? 1 : 0;
            case Activation.LeakyRelu:
                return z > 0 ? 1 : (DoubleDouble)1 / 100;
            case Activation.Sigmoid:
                return Sigmoid(z) * Sigmoid(-z);
            case Activation.Tanh:
                var e = DoubleDouble.Exp(-2 * Math.Abs(z));
                return e * 4 / ((e + 1) * (e + 1));
            case Activation.Elu:
                return z > 0 ? 1 : DoubleDouble.Exp(z);
            case Activation.Gelu:
                return Normal(z) + (Density(z) * z);
            case Activation.Silu:
                return Sigmoid(z) * ((Sigmoid(-z) * z) + 1);
            case Activation.Softplus:
                return Sigmoid(z);
            default:
                throw new ArgumentOutOfRangeException(nameof(activation));
        }
    }

    public static DoubleDouble Sigmoid(double z)
    {
        var e = DoubleDouble.Exp(-Math.Abs(z));
        return (z < 0 ? e : 1) / (e + 1);
    }

    public static DoubleDouble Tanh(double z)
    {
        var m = DoubleDouble.Expm1(-2 * Math.Abs(z));
        var tanh = -m / (m + 2);
        return z < 0 ? -tanh : tanh;
    }

    /// <summary>The standard normal density.</summary>
    public static DoubleDouble Density(double z) =>
        DoubleDouble.Exp((DoubleDouble)z * z * -0.5) / DoubleDouble.Sqrt(DoubleDouble.TwoPi);

    /// <summary>The standard normal distribution: a series near 0, Laplace's continued fraction in the tails.</summary>
    public static DoubleDouble Normal(double z)
    {
        var a = Math.Abs(z);
        DoubleDouble tail;
        if (a < 5)
        {
            // Φ(a) − ½ = φ(a) · (a + a³/3 + a⁵/(3·5) + …)
            DoubleDouble sum = a, term = a;
            for (var k = 3; term.High > sum.High * 1e-33; k += 2)
            {
                term = term * a * a / k;
                sum += term;
            }

            tail = 0.5 - (Density(a) * sum);
        }
        else
        {
            // 1 − Φ(a) = φ(a) / (a + 1/(a + 2/(a + 3/(a + …))))
            DoubleDouble fraction = a;
            for (var k = 80; k > 0; k--) fraction = a + (k / fraction);
            tail = Density(a) / fraction;
        }

        return z < 0 ? tail : 1 - tail;
    }
}
