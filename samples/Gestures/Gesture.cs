namespace Gestures;

/// <summary>
/// What train.py has trained: eight points of a stroke to four gestures. The weights are compiled in; after a training with another number
/// of units this would be an error here, with the declaration that fits.
/// </summary>
[Weights("gesture.safetensors")]
[Layer(16)]
[Layer(24, Relu)]
[Layer(4, Softmax)]
[Outputs("circle", "swipe", "zigzag", "tick")]
public partial class Gesture;
