namespace NetDsl.Generator.Diagnostics;

/// <summary>
/// What each diagnostic's description says: the cause, and then the repair in one sentence. An editor shows it beside the message,
/// and it has to do where there is no page to open.
/// </summary>
internal static class Explanations
{
    public const string NDSL001 =
        "The generator adds members to the class, which C# allows only where every declaration of the class, and of each type around it, is partial. "
        + "Add the word 'partial'.";

    public const string NDSL002 =
        "The first [Layer] is the input and computes nothing; a network needs at least one layer behind it. "
        + "Add the layer that computes.";

    public const string NDSL003 =
        "The number of units is 0 or negative. "
        + "Give the layer as many units as it is to have, at least 1.";

    public const string NDSL004 =
        "Weights and biases lie in one array, which has a limit far beyond what generated code is made for. "
        + "Use smaller layers.";

    public const string NDSL005 =
        "The compiler lists the attributes of a partial class file by file, so layers on two declarations have no order. "
        + "Move all layers to one declaration; the other may stay, without layers.";

    public const string NDSL006 =
        "The input takes its values as they come: it has no activation, no bias and no weights to initialise. "
        + "Put the option on the layer that it is meant for, or remove it.";

    public const string NDSL007 =
        "[Inputs] names every unit of the first layer, [Outputs] every unit of the last. "
        + "Change the names or the units, so that there are as many of the ones as of the others.";

    public const string NDSL008 =
        "An input becomes a parameter of Forward, an output a property of Output, so a name is an identifier, is no keyword, and stands once. "
        + "Choose another name.";

    public const string NDSL009 =
        "A network is an object that holds its parameters and is written into its class, which not every kind of class allows: none that is static, abstract, a record or local to its file, and none that the generated constructors cannot make. "
        + "Make it a plain partial class; it may be sealed, nested or generic and have a base class with a constructor that takes nothing.";

    public const string NDSL010 =
        "A type given as an activation implements IActivation<T>, or IVectorActivation<TSelf, T>, for the precision of the network, and can be named from inside the network's class. "
        + "Implement the interface for that precision, or make the type accessible.";

    public const string NDSL011 =
        "Seeds are those of NumPy's random.seed, which takes none below 0. "
        + "Use a seed of 0 or more.";

    public const string NDSL012 =
        "The scale multiplies the range or the deviation that weights are drawn with; with 0, or with no number, nothing would be drawn. "
        + "Give a positive scale, or ask for zeros with Initializer.Zeros.";

    public const string NDSL013 =
        "A number was cast to the enumeration, or null was given as an activation's type. "
        + "Use one of the enumeration's names.";

    public const string NDSL014 =
        "[Network], [Inputs] and [Outputs] say something about a network; it is [Layer] that makes a class one. "
        + "Add the layers, or remove the attribute.";

    public const string NDSL015 =
        "Unroll.Always asks for code without loops, of which the JIT compiles only so much well; beyond that it runs many times slower than loops. "
        + "Leave the option out, which writes the network in tiles, or make the network smaller.";

    public const string NDSL016 =
        "Dropout is the part of a layer's units that each step of training leaves out; at 1 there would be none left, and percentages are not meant. "
        + "Give the part as a number from 0 to less than 1.";

    public const string NDSL017 =
        "Dropout leaves out units so that the next layer learns not to rely on any of them; behind the last layer there is no next one. "
        + "Put it on a layer before the last, or on the input.";

    public const string NDSL018 =
        "Networks with dropout or frozen layers are always written as loops over layers, and Unroll.Always asks for code without loops. "
        + "Leave out one of the two.";

    public const string NDSL020 =
        "A class cannot have two members of one name, or two methods or constructors of the same parameters, and the network generates members into it. "
        + "Use the generated member, or call your own otherwise.";

    public const string NDSL030 =
        "A cross-entropy is a loss of probabilities, computed together with the activation that makes them: CrossEntropy goes with Softmax, BinaryCrossEntropy with Sigmoid. "
        + "Give the last layer that activation, or choose SquaredError, AbsoluteError or Huber, which go with any.";

    public const string NDSL031 =
        "Softmax turns the outputs of a network into probabilities that sum to 1; it is no activation for the layers before. "
        + "Give this layer another activation, and Softmax to the last.";

    public const string NDSL032 =
        "The outputs of Softmax sum to 1, so that a single one is 1 whatever the input, and the network cannot learn anything. "
        + "Use Sigmoid for one probability, or Softmax with a unit for each answer.";

    public const string NDSL033 =
        "Up to a difference of HuberDelta the Huber loss is a squared error, beyond it an absolute one; it has to be positive and finite in the network's precision. "
        + "Give the difference up to which an output counts as near its target, or choose AbsoluteError or SquaredError.";

    public const string NDSL034 =
        "HuberDelta belongs to Loss.Huber; with another loss it would do nothing. "
        + "Choose that loss, or leave the option out.";

    public const string NDSL040 =
        "The type in [Layer<T>] has no [Layer] attributes, or this network cannot use it: it names an activation that may not be named here, comes from an assembly compiled with another version of NetDsl, or holds too many networks. "
        + "Make the type a network that can be used here, or put its layers into this one.";

    public const string NDSL041 =
        "What comes before a stage fills the stage's input, so the two have the same number of values. "
        + "Give both the same size, or put a layer of the size that the stage takes between them.";

    public const string NDSL042 =
        "A stage's parameters are a part of the network's, so both are of one type. "
        + "Give both the same Precision.";

    public const string NDSL043 =
        "A network is a stage of itself, directly or through its stages. "
        + "Break the ring: put what both need into a network of its own.";

    public const string NDSL044 =
        "A stage is reached by a property that is called as its class, and its part of a gradient by a method with In behind that name, and another member or type has the name. "
        + "Rename the member or the stage's class, or move a nested stage out of the network.";

    public const string NDSL101 =
        "Forward, Backward and TrainStep take one input and one output's values; at this call it is certain that a span has another length, and the call would throw. "
        + "Pass as many values as the layer has units, by the constants InputSize and OutputSize, or change the layer.";

    public const string NDSL102 =
        "Parameters and gradients have StorageSize values in storage order and ParameterCount in canonical order; at this call it is certain that a span has another length. "
        + "Make gradients and copies of Parameters with StorageSize, and what Pack reads and Unpack writes with ParameterCount.";

    public const string NDSL103 =
        "A batch is one span in which rows follow each other; at this call it is certain that the last row is not complete. "
        + "Complete the row, or leave it out.";

    public const string NDSL104 =
        "Each row of inputs has its row of outputs or targets; at this call both numbers of rows are certain, and they differ. "
        + "Give each input its target, or make room for each output.";

    public const string NDSL105 =
        "Training, evaluations and gradient checks take a mean of the rows' losses, which no rows do not have; at this call it is certain that there is no row. "
        + "Pass at least one row, or leave the call out where there is none.";

    public const string NDSL106 =
        "A layer's view has a weight for each of its inputs and outputs, and a bias for each output; at this place it is certain that an index is outside. "
        + "Count from 0, and give the input first.";

    public const string NDSL107 =
        "Classes are counted from 0, so that the last is one less than their number, which is that of the network's outputs or, of a dataset, the one that it is given; at this place it is certain that there is no such class, and the call would throw. "
        + "Count from 0, or give the last layer a unit for each class.";

    public const string NDSL301 =
        "[Weights] and [Onnx] name a file of the project: its path from the project's folder, or the end of it, where one file alone ends so. "
        + "Correct the path, or add the file to the project: files with the endings .safetensors and .onnx under its folder are found by themselves, others by <NetDslFile Include=\"…\" />.";

    public const string NDSL302 =
        "The file is there, but it is damaged, of another format, or a model that is not a chain of fully connected layers; the message says what and where. "
        + "Save it anew, or export the model without the operator that is named.";

    public const string NDSL303 =
        "The file's layers have other shapes, biases or activations than the declaration, or a weight is not finite. "
        + "Change the declaration to the one that the message names, or train and save the network that is declared.";

    public const string NDSL304 =
        "The file beside the weights whose name ends in .test.safetensors holds rows for SelfTest: the tensors inputs and outputs, of as many rows, with a value for each input and output. "
        + "Write it anew from the network that the weights are of, or remove it.";

    public const string NDSL305 =
        "An ONNX file gives both the layers and the weights. "
        + "Remove the other attribute, or remove [Onnx] and go on from the declaration in the class's remarks.";
}
