using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetDsl.Kernels;

/// <content>
/// The activations of four units side by side, or of one. One alone is computed by the same vector code, so that its bits
/// are the same as beside others.
/// </content>
public static partial class Lanes4
{
    /// <summary>The value of a function at z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Apply<TFunction>(Vector128<float> z)
        where TFunction : IFunction<float> =>
        TFunction.Value<Single128, Vector128<float>>(z);

    /// <summary>The value of a function at z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Apply<TFunction>(Vector256<double> z)
        where TFunction : IFunction<double> =>
        TFunction.Value<Double256, Vector256<double>>(z);

    /// <summary>The value of a function at z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Apply<TFunction>(float z)
        where TFunction : IFunction<float> =>
        TFunction.Value<Single128, Vector128<float>>(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>The value of a function at z.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Apply<TFunction>(double z)
        where TFunction : IFunction<double> =>
        TFunction.Value<Double128, Vector128<double>>(Vector128.CreateScalar(z)).ToScalar();

    /// <summary>The derivative of a function at z, where it has the value given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ApplyDerivative<TFunction>(Vector128<float> z, Vector128<float> value)
        where TFunction : IFunction<float> =>
        TFunction.Derivative<Single128, Vector128<float>>(z, value);

    /// <summary>The derivative of a function at z, where it has the value given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ApplyDerivative<TFunction>(Vector256<double> z, Vector256<double> value)
        where TFunction : IFunction<double> =>
        TFunction.Derivative<Double256, Vector256<double>>(z, value);

    /// <summary>The derivative of a function at z, where it has the value given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ApplyDerivative<TFunction>(float z, float value)
        where TFunction : IFunction<float> =>
        TFunction.Derivative<Single128, Vector128<float>>(Vector128.CreateScalar(z), Vector128.CreateScalar(value)).ToScalar();

    /// <summary>The derivative of a function at z, where it has the value given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ApplyDerivative<TFunction>(double z, double value)
        where TFunction : IFunction<double> =>
        TFunction.Derivative<Double128, Vector128<double>>(Vector128.CreateScalar(z), Vector128.CreateScalar(value)).ToScalar();

    /// <summary>max(0, z)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Relu(Vector128<float> z) => Apply<Relu<float>>(z);

    /// <summary>max(0, z)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Relu(Vector256<double> z) => Apply<Relu<double>>(z);

    /// <summary>max(0, z)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Relu(float z) => Apply<Relu<float>>(z);

    /// <summary>max(0, z)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Relu(double z) => Apply<Relu<double>>(z);

    /// <summary>1 where the value is above 0, else 0</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ReluDerivative(Vector128<float> value) => ApplyDerivative<Relu<float>>(value, value);

    /// <summary>1 where the value is above 0, else 0</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> ReluDerivative(Vector256<double> value) => ApplyDerivative<Relu<double>>(value, value);

    /// <summary>1 where the value is above 0, else 0</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ReluDerivative(float value) => ApplyDerivative<Relu<float>>(value, value);

    /// <summary>1 where the value is above 0, else 0</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double ReluDerivative(double value) => ApplyDerivative<Relu<double>>(value, value);

    /// <summary>z where z &gt; 0, else 0.01 · z</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LeakyRelu(Vector128<float> z) => Apply<LeakyRelu<float>>(z);

    /// <summary>z where z &gt; 0, else 0.01 · z</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LeakyRelu(Vector256<double> z) => Apply<LeakyRelu<double>>(z);

    /// <summary>z where z &gt; 0, else 0.01 · z</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyRelu(float z) => Apply<LeakyRelu<float>>(z);

    /// <summary>z where z &gt; 0, else 0.01 · z</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LeakyRelu(double z) => Apply<LeakyRelu<double>>(z);

    /// <summary>1 where the value is above 0, else 0.01</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LeakyReluDerivative(Vector128<float> value) => ApplyDerivative<LeakyRelu<float>>(value, value);

    /// <summary>1 where the value is above 0, else 0.01</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> LeakyReluDerivative(Vector256<double> value) => ApplyDerivative<LeakyRelu<double>>(value, value);

    /// <summary>1 where the value is above 0, else 0.01</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float LeakyReluDerivative(float value) => ApplyDerivative<LeakyRelu<float>>(value, value);

    /// <summary>1 where the value is above 0, else 0.01</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double LeakyReluDerivative(double value) => ApplyDerivative<LeakyRelu<double>>(value, value);

    /// <summary>1 / (1 + e⁻ᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Sigmoid(Vector128<float> z) => Apply<Sigmoid<float>>(z);

    /// <summary>1 / (1 + e⁻ᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> Sigmoid(Vector256<double> z) => Apply<Sigmoid<double>>(z);

    /// <summary>1 / (1 + e⁻ᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Sigmoid(float z) => Apply<Sigmoid<float>>(z);

    /// <summary>1 / (1 + e⁻ᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static double Sigmoid(double z) => Apply<Sigmoid<double>>(z);

    /// <summary>y · (1 − y) for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SigmoidDerivative(Vector128<float> value) => ApplyDerivative<Sigmoid<float>>(value, value);

    /// <summary>y · (1 − y) for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> SigmoidDerivative(Vector256<double> value) => ApplyDerivative<Sigmoid<double>>(value, value);

    /// <summary>y · (1 − y) for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float SigmoidDerivative(float value) => ApplyDerivative<Sigmoid<float>>(value, value);

    /// <summary>y · (1 − y) for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SigmoidDerivative(double value) => ApplyDerivative<Sigmoid<double>>(value, value);

    /// <summary>tanh z</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Tanh(Vector128<float> z) => Apply<Tanh<float>>(z);

    /// <summary>tanh z</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> Tanh(Vector256<double> z) => Apply<Tanh<double>>(z);

    /// <summary>tanh z</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Tanh(float z) => Apply<Tanh<float>>(z);

    /// <summary>tanh z</summary>
    [MethodImpl(Platform.InlineLong)]
    public static double Tanh(double z) => Apply<Tanh<double>>(z);

    /// <summary>1 − y² for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> TanhDerivative(Vector128<float> value) => ApplyDerivative<Tanh<float>>(value, value);

    /// <summary>1 − y² for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> TanhDerivative(Vector256<double> value) => ApplyDerivative<Tanh<double>>(value, value);

    /// <summary>1 − y² for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float TanhDerivative(float value) => ApplyDerivative<Tanh<float>>(value, value);

    /// <summary>1 − y² for the value y</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double TanhDerivative(double value) => ApplyDerivative<Tanh<double>>(value, value);

    /// <summary>z where z &gt; 0, else eᶻ − 1</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Elu(Vector128<float> z) => Apply<Elu<float>>(z);

    /// <summary>z where z &gt; 0, else eᶻ − 1</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> Elu(Vector256<double> z) => Apply<Elu<double>>(z);

    /// <summary>z where z &gt; 0, else eᶻ − 1</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Elu(float z) => Apply<Elu<float>>(z);

    /// <summary>z where z &gt; 0, else eᶻ − 1</summary>
    [MethodImpl(Platform.InlineLong)]
    public static double Elu(double z) => Apply<Elu<double>>(z);

    /// <summary>1 where the value y is above 0, else y + 1</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> EluDerivative(Vector128<float> value) => ApplyDerivative<Elu<float>>(value, value);

    /// <summary>1 where the value y is above 0, else y + 1</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> EluDerivative(Vector256<double> value) => ApplyDerivative<Elu<double>>(value, value);

    /// <summary>1 where the value y is above 0, else y + 1</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float EluDerivative(float value) => ApplyDerivative<Elu<float>>(value, value);

    /// <summary>1 where the value y is above 0, else y + 1</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double EluDerivative(double value) => ApplyDerivative<Elu<double>>(value, value);

    /// <summary>z · Φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Gelu(Vector128<float> z) => Apply<Gelu<float>>(z);

    /// <summary>z · Φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> Gelu(Vector256<double> z) => Apply<Gelu<double>>(z);

    /// <summary>z · Φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Gelu(float z) => Apply<Gelu<float>>(z);

    /// <summary>z · Φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static double Gelu(double z) => Apply<Gelu<double>>(z);

    /// <summary>Φ(z) + z · φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> GeluDerivative(Vector128<float> z) => ApplyDerivative<Gelu<float>>(z, z);

    /// <summary>Φ(z) + z · φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> GeluDerivative(Vector256<double> z) => ApplyDerivative<Gelu<double>>(z, z);

    /// <summary>Φ(z) + z · φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float GeluDerivative(float z) => ApplyDerivative<Gelu<float>>(z, z);

    /// <summary>Φ(z) + z · φ(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static double GeluDerivative(double z) => ApplyDerivative<Gelu<double>>(z, z);

    /// <summary>z · sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Silu(Vector128<float> z) => Apply<Silu<float>>(z);

    /// <summary>z · sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> Silu(Vector256<double> z) => Apply<Silu<double>>(z);

    /// <summary>z · sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Silu(float z) => Apply<Silu<float>>(z);

    /// <summary>z · sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static double Silu(double z) => Apply<Silu<double>>(z);

    /// <summary>σ(z) · (1 + z · (1 − σ(z)))</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> SiluDerivative(Vector128<float> z) => ApplyDerivative<Silu<float>>(z, z);

    /// <summary>σ(z) · (1 + z · (1 − σ(z)))</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> SiluDerivative(Vector256<double> z) => ApplyDerivative<Silu<double>>(z, z);

    /// <summary>σ(z) · (1 + z · (1 − σ(z)))</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float SiluDerivative(float z) => ApplyDerivative<Silu<float>>(z, z);

    /// <summary>σ(z) · (1 + z · (1 − σ(z)))</summary>
    [MethodImpl(Platform.InlineLong)]
    public static double SiluDerivative(double z) => ApplyDerivative<Silu<double>>(z, z);

    /// <summary>ln(1 + eᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> Softplus(Vector128<float> z) => Apply<Softplus<float>>(z);

    /// <summary>ln(1 + eᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> Softplus(Vector256<double> z) => Apply<Softplus<double>>(z);

    /// <summary>ln(1 + eᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float Softplus(float z) => Apply<Softplus<float>>(z);

    /// <summary>ln(1 + eᶻ)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static double Softplus(double z) => Apply<Softplus<double>>(z);

    /// <summary>sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector128<float> SoftplusDerivative(Vector128<float> z) => ApplyDerivative<Softplus<float>>(z, z);

    /// <summary>sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static Vector256<double> SoftplusDerivative(Vector256<double> z) => ApplyDerivative<Softplus<double>>(z, z);

    /// <summary>sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static float SoftplusDerivative(float z) => ApplyDerivative<Softplus<float>>(z, z);

    /// <summary>sigmoid(z)</summary>
    [MethodImpl(Platform.InlineLong)]
    public static double SoftplusDerivative(double z) => ApplyDerivative<Softplus<double>>(z, z);
}
